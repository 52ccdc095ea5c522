import { DestroyRef, inject, Injectable, InjectionToken, signal } from '@angular/core';
import { SessionStore } from '../../shared/data/session-store.ts';
import { VideoUploadStore } from '../../shared/data/video-upload-store.ts';
import { inOneTab, whenFree } from '../../shared/util/one-tab.ts';
import { readStored, writeStored } from '../../shared/util/stored.ts';

interface Limits {
  maxDurationSec?: number;
}

/** Which form an upload belongs to: each goes on where it was begun. */
export const FORM_NAME = new InjectionToken<string>('form name', { factory: () => 'composer' });

/**
 * A video from this device on its way to the studio. The browser keeps the file until it has arrived, so that a reload or
 * a new sign-in goes on where it stopped; what the browser cannot keep must be chosen again. One tab sends at a time.
 */
@Injectable()
export class DeviceVideo {
  private readonly upload = inject(VideoUploadStore);
  private readonly name = `flowcast.upload.${inject(FORM_NAME)}.${inject(SessionStore).me()?.creator.id ?? ''}`;
  private readonly keeping = signal(false);
  private readonly missing = signal<string | null>(null);
  private readonly other = signal(false);
  private readonly left = new AbortController();
  /** One after the other, so that an older file is never kept over a newer one. */
  private keeper: Promise<unknown> = Promise.resolve();

  /** The upload goes on by itself after a reload. */
  readonly isKept = this.keeping.asReadonly();
  /** Name of a file that did not arrive completely and must be chosen again. */
  readonly unfinished = this.missing.asReadonly();
  /** Another tab is sending a video for the same form. */
  readonly isElsewhere = this.other.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.left.abort());
  }

  /** Sends a file that somebody has just chosen; answers the video it became. Null: it did not arrive. */
  async send(file: File, limits: Limits = {}): Promise<string | null> {
    this.missing.set(null);
    const outcome = await inOneTab(this.name, { takeOver: true }, () => this.carry(file, limits));
    if (!outcome.taken) return outcome.value;
    this.upload.leave();
    void this.followOtherTab();
    return null;
  }

  /** Goes on with what an earlier visit left; answers the video it became. */
  async resume(): Promise<string | null> {
    if (this.started() === null) return null;
    const outcome = await inOneTab(this.name, { takeOver: false }, () => this.carryKept());
    return outcome.taken ? this.followOtherTab() : outcome.value;
  }

  async cancel(): Promise<void> {
    this.missing.set(null);
    this.forget();
    await this.upload.cancel();
  }

  private async followOtherTab(): Promise<string | null> {
    this.other.set(true);
    const isFree = await whenFree(this.name, this.left.signal);
    this.other.set(false);
    return isFree ? this.resume() : null;
  }

  private async carryKept(): Promise<string | null> {
    const { readKeptFile } = await keptFiles();
    const file = await readKeptFile(this.name);
    if (this.left.signal.aborted) return null;
    if (file) return this.carry(file, {});
    this.missing.set(this.started());
    return null;
  }

  private async carry(file: File, limits: Limits): Promise<string | null> {
    writeStored(this.name, { fileName: file.name });
    this.keep(file);
    const finished = await this.upload.start(file, 'device', limits);
    // Stopped for now by leaving, or by a session that ended: both go on later.
    const isStopped = this.upload.stage() === 'idle' || this.upload.error()?.code === 'not_signed_in';
    if (finished || !isStopped) this.forget();
    return finished?.videoId ?? null;
  }

  private keep(file: File): void {
    this.keeper = this.keeper.then(async () => {
      const { keepFile } = await keptFiles();
      this.keeping.set(await keepFile(this.name, file));
    });
  }

  private forget(): void {
    writeStored(this.name, null);
    this.keeper = this.keeper.then(async () => {
      const { forgetFile } = await keptFiles();
      this.keeping.set(false);
      await forgetFile(this.name);
    });
  }

  /** Name of the file whose upload began and has not ended; null for none. */
  private started(): string | null {
    const stored = readStored(this.name);
    if (typeof stored !== 'object' || stored === null || !('fileName' in stored)) return null;
    return typeof stored.fileName === 'string' ? stored.fileName : null;
  }
}

/** Loaded only when a file is on its way. */
function keptFiles() {
  return import('../../shared/data/kept-file.ts');
}
