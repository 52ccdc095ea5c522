import { computed, DestroyRef, effect, inject, Injectable, InjectionToken, signal, untracked } from '@angular/core';
import type { Video } from '@flowcast/shared-models';
import { addSample, type Sample, speedOf } from '../util/speed.ts';
import { type ApiError, toApiError } from './api-error.ts';
import { ConnectionStore } from './connection-store.ts';
import { SessionEnd } from './session-end.ts';
import { capturePoster } from './capture-poster.ts';
import { checkVideoFile } from './check-video-file.ts';
import { type RunningUpload, startTusUpload, type UploadPurpose } from './tus-upload.ts';
import { VideosClient } from './videos-client.ts';

/**
 * `checking`: reading the file's facts here. `waiting`: the studio cannot be reached; it goes on by itself.
 * `finishing`: the studio has every byte and reads them.
 */
export type UploadStage = 'idle' | 'checking' | 'refused' | 'uploading' | 'waiting' | 'finishing' | 'done' | 'failed';

const busyStages: readonly UploadStage[] = ['checking', 'uploading', 'waiting', 'finishing'];
/** How long to wait for a studio that does not answer although there is a network. */
const patienceMs = 10_000;

export interface FinishedUpload {
  uploadId: string;
  videoId: string | null;
}

/** How bytes travel and how a file is read: exchangeable, because none of it works outside a real browser. */
export const UPLOAD_PARTS = new InjectionToken('upload parts', {
  providedIn: 'root',
  factory: () => {
    const videos = inject(VideosClient);
    return {
      check: checkVideoFile,
      send: startTusUpload,
      capture: capturePoster,
      savePoster: (videoId: string, jpeg: Blob) => videos.setPoster(videoId, jpeg),
    };
  },
});

/** One upload from this device: judged first, then sent; provided by the screen that offers it. */
@Injectable()
export class VideoUploadStore {
  private readonly parts = inject(UPLOAD_PARTS);
  private readonly sessionEnd = inject(SessionEnd);
  private readonly connection = inject(ConnectionStore);
  private readonly at = signal<UploadStage>('idle');
  private readonly chosen = signal<File | null>(null);
  private readonly url = signal<string | null>(null);
  private readonly samples = signal<readonly Sample[]>([]);
  private readonly refusals = signal<readonly string[]>([]);
  private readonly failedWith = signal<ApiError | null>(null);
  private readonly continued = signal(false);
  private running: RunningUpload | null = null;
  private poster: Promise<Blob | null> = Promise.resolve(null);
  private giveUp: () => void = () => undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private run = 0;

  readonly stage = this.at.asReadonly();
  readonly file = this.chosen.asReadonly();
  readonly fileUrl = this.url.asReadonly();
  readonly reasons = this.refusals.asReadonly();
  readonly error = this.failedWith.asReadonly();
  readonly resumed = this.continued.asReadonly();
  readonly isBusy = computed(() => busyStages.includes(this.at()));
  readonly sentBytes = computed(() => this.samples().at(-1)?.bytes ?? 0);
  readonly sizeBytes = computed(() => this.chosen()?.size ?? 0);
  readonly bytesPerSec = computed(() => speedOf(this.samples()));
  readonly secondsLeft = computed(() => {
    const speed = this.bytesPerSec();
    return speed ? (this.sizeBytes() - this.sentBytes()) / speed : null;
  });

  constructor() {
    effect(() => {
      if (!this.connection.isOffline()) untracked(() => this.goOn());
    });
    inject(DestroyRef).onDestroy(() => this.leave());
  }

  /**
   * Judges the file, then sends it; nothing is sent when TikTok would refuse it. Null when it did not arrive:
   * `stage` tells why.
   */
  async start(
    file: File,
    purpose: UploadPurpose,
    limits: { maxDurationSec?: number } = {},
  ): Promise<FinishedUpload | null> {
    const run = this.begin(file);
    try {
      const refusals = await this.parts.check(file, limits);
      if (run !== this.run) return null;
      if (refusals.length > 0) {
        this.refuse(refusals);
        return null;
      }
      return await this.send(run, file, purpose);
    } catch (failure) {
      if (run === this.run) this.onFailed(toApiError(failure));
      return null;
    }
  }

  /** Gives the uploaded file's still to the video it became. Null when there is none: the video is as good without. */
  async savePoster(videoId: string): Promise<Video | null> {
    const jpeg = await this.poster;
    return jpeg ? this.parts.savePoster(videoId, jpeg).catch(() => null) : null;
  }

  async cancel(): Promise<void> {
    const running = this.running;
    this.reset();
    await running?.cancel().catch(() => undefined);
  }

  /** Stops here without removing what was sent: the same file goes on later, or in another tab. */
  leave(): void {
    this.running?.pause();
    this.reset();
  }

  reset(): void {
    this.run += 1;
    clearTimeout(this.retry);
    this.giveUp();
    this.running = null;
    this.at.set('idle');
    this.samples.set([]);
    this.showFile(null);
  }

  private begin(file: File): number {
    this.reset();
    this.showFile(file);
    this.refusals.set([]);
    this.failedWith.set(null);
    this.at.set('checking');
    return this.run;
  }

  /** The local address lets the preview play before a byte has travelled. */
  private showFile(file: File | null): void {
    const before = this.url();
    if (before) URL.revokeObjectURL(before);
    this.chosen.set(file);
    this.url.set(file ? URL.createObjectURL(file) : null);
  }

  private refuse(refusals: readonly string[]): void {
    this.refusals.set(refusals);
    this.at.set('refused');
  }

  private async send(run: number, file: File, purpose: UploadPurpose): Promise<FinishedUpload | null> {
    this.at.set('uploading');
    this.poster = this.parts.capture(file);
    const { promise: outcome, resolve } = Promise.withResolvers<FinishedUpload | null>();
    this.giveUp = () => resolve(null);
    const running = await this.parts.send(file, purpose, {
      progress: (bytes) => run === this.run && this.onProgress(bytes),
      done: (result) => resolve(result),
      failed: (error) => {
        if (run === this.run && this.mayWait(error)) return;
        if (run === this.run) this.onFailed(error);
        resolve(null);
      },
    });
    if (run !== this.run) {
      await running.cancel();
      return null;
    }
    this.running = running;
    this.continued.set(running.resumed);
    return this.arrived(run, await outcome);
  }

  /** A studio that cannot be reached is no refusal. */
  private mayWait({ code, status }: ApiError): boolean {
    const isOutOfReach = code === 'offline' || (code === 'unreadable' && status >= 500);
    if (!isOutOfReach) return false;
    this.at.set('waiting');
    this.samples.update((samples) => samples.slice(-1));
    this.retry = setTimeout(() => this.goOn(), patienceMs);
    return true;
  }

  private goOn(): void {
    if (this.at() !== 'waiting') return;
    clearTimeout(this.retry);
    this.at.set('uploading');
    this.running?.goOn();
  }

  private onProgress(bytes: number): void {
    this.samples.update((samples) => addSample(samples, { atMs: performance.now(), bytes }));
    if (bytes >= this.sizeBytes()) this.at.set('finishing');
  }

  private async arrived(run: number, result: FinishedUpload | null): Promise<FinishedUpload | null> {
    if (run !== this.run || !result) return null;
    if (result.videoId) await this.savePoster(result.videoId);
    if (run !== this.run) return null;
    this.at.set('done');
    return result;
  }

  private onFailed(error: ApiError): void {
    this.failedWith.set(error);
    // Uploads do not pass Angular's HTTP client, so nobody else notices.
    if (error.code === 'not_signed_in') this.sessionEnd.notice();
    if (error.code === 'video_refused') this.refuse(error.fields.map(({ message }) => message));
    else this.at.set('failed');
  }
}
