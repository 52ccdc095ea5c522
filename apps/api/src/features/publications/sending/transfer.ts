import { type Chunk, TikTokError } from '@flowcast/tiktok-client';
import { Injectable } from '@nestjs/common';
import type { CheckedWork } from './attempt-runner.ts';
import { AttemptOutcomes } from './attempt-outcomes.ts';
import type { AttemptEntity } from '../attempts/attempt.entity.ts';
import type { Observation } from '../attempts/attempt-observation.ts';
import { AttemptsRepository } from '../attempts/attempts.repository.ts';
import { MediaUpload } from './media-upload.ts';
import { needOfError } from './need-of-error.ts';
import { Observer } from './observer.ts';
import { ProgressWriter } from './progress-writer.ts';
import { RetryLaterError } from './retry-later-error.ts';
import { type UploadOutcome, uploadOutcome } from './upload-outcome.ts';

interface Sending {
  uploadUrl: string;
  startAtByte: number;
  signal: AbortSignal;
}

/** From `init_ok` to `accepted`: the bytes, on the one upload URL of the attempt, from wherever TikTok stands. */
@Injectable()
export class Transfer {
  readonly #attempts: AttemptsRepository;
  readonly #outcomes: AttemptOutcomes;
  readonly #observer: Observer;
  readonly #upload: MediaUpload;

  constructor(attempts: AttemptsRepository, outcomes: AttemptOutcomes, observer: Observer, upload: MediaUpload) {
    this.#attempts = attempts;
    this.#outcomes = outcomes;
    this.#observer = observer;
    this.#upload = upload;
  }

  /** Like `run`, for an attempt whose init was answered just now: TikTok has nothing of it. */
  begin(work: CheckedWork, signal: AbortSignal): Promise<AttemptEntity | null> {
    return this.#sendFrom(work, 0, signal);
  }

  /** A new attempt to go on with where this one can come to nothing; null when it is over, or only observed from now on. */
  async run(work: CheckedWork, signal: AbortSignal): Promise<AttemptEntity | null> {
    // `sending` is saved before the first byte, so in `init_ok` TikTok has none.
    if (work.attempt.state === 'init_ok') return this.#sendFrom(work, 0, signal);
    let seen: Observation;
    try {
      seen = await this.#observer.look(work, signal);
    } catch (error) {
      return this.#pauseFor(work.attempt, error);
    }
    return this.#resume(work, seen, signal);
  }

  async #resume(work: CheckedWork, seen: Observation, signal: AbortSignal): Promise<AttemptEntity | null> {
    if (seen.kind !== 'processing') return this.#conclude(work, seen);
    const uploadedBytes = seen.uploadedBytes ?? 0;
    return uploadedBytes < work.publication.sizeBytes
      ? this.#sendFrom(work, uploadedBytes, signal)
      : this.#accept(work, work.attempt);
  }

  async #sendFrom(work: CheckedWork, startAtByte: number, signal: AbortSignal): Promise<AttemptEntity | null> {
    const mediaProblem = await work.mediaProblem();
    if (mediaProblem) return this.#breakOff(work, { kind: 'failed', reason: mediaProblem }, signal);
    const uploadUrl = this.#upload.urlOf(work.attempt);
    if (uploadUrl === null) return this.#breakOff(work, { kind: 'replace', reason: 'upload_url_expired' }, signal);
    return this.#send(work, { uploadUrl, startAtByte, signal });
  }

  async #send(work: CheckedWork, { uploadUrl, startAtByte, signal }: Sending): Promise<AttemptEntity | null> {
    let { attempt } = work;
    const progress = new ProgressWriter(this.#attempts, attempt);
    try {
      await this.#upload.send(work, {
        uploadUrl,
        startAtByte,
        beforeChunk: async (chunk) => {
          attempt = await this.#announce(attempt, chunk);
        },
        onProgress: (bytesSent) => progress.report(bytesSent),
        uploadedBytes: () => this.#uploadedBytes(work, signal),
        signal: AbortSignal.any([signal, progress.signal]),
      });
    } catch (error) {
      await progress.settle();
      progress.signal.throwIfAborted();
      return this.#recover({ ...work, attempt }, error, signal);
    }
    await progress.settle();
    return this.#accept(work, attempt);
  }

  /** Saved before the bytes go out: that they begin, and that they may complete the file. */
  async #announce(attempt: AttemptEntity, { isLast }: Chunk): Promise<AttemptEntity> {
    const sending = attempt.state === 'init_ok' ? await this.#attempts.move(attempt, 'sending') : attempt;
    return isLast ? this.#commit(sending) : sending;
  }

  async #commit(attempt: AttemptEntity): Promise<AttemptEntity> {
    return attempt.state === 'sending' ? this.#attempts.move(attempt, 'commit_sent') : attempt;
  }

  async #accept(work: CheckedWork, attempt: AttemptEntity): Promise<null> {
    return this.#outcomes.accept(await this.#commit(attempt), work.publication.sizeBytes);
  }

  /** An end, good or bad, means that TikTok wants no more bytes. */
  async #uploadedBytes(work: CheckedWork, signal: AbortSignal): Promise<number | undefined> {
    const seen = await this.#observer.look(work, signal);
    return seen.kind === 'processing' ? (seen.uploadedBytes ?? undefined) : work.publication.sizeBytes;
  }

  async #recover(work: CheckedWork, error: unknown, signal: AbortSignal): Promise<AttemptEntity | null> {
    if (!(error instanceof TikTokError)) return this.#pauseFor(work.attempt, error);
    if (signal.aborted) throw new RetryLaterError('The worker is shutting down.', { cause: error });
    const outcome = uploadOutcome(error);
    if (outcome.kind !== 'resume') return this.#breakOff(work, outcome, signal);
    throw new RetryLaterError('The transfer broke off.', { afterMs: error.retryAfterMs, cause: error });
  }

  /** @throws the error, unless it is about the account's connection */
  #pauseFor(attempt: AttemptEntity, error: unknown): Promise<null> {
    const need = needOfError(error);
    if (!need) throw error;
    return this.#outcomes.pause(attempt, [need]);
  }

  /**
   * Gives this attempt up, where that is safe: before `commit_sent` TikTok cannot have the whole file; after it only
   * TikTok's own word that bytes are missing is proof.
   */
  async #breakOff(
    work: CheckedWork,
    { kind, reason }: Exclude<UploadOutcome, { kind: 'resume' }>,
    signal: AbortSignal,
  ): Promise<AttemptEntity | null> {
    const { attempt, publication } = work;
    if (attempt.state === 'commit_sent') {
      const seen = await this.#observer.look(work, signal);
      if (seen.kind !== 'processing') return this.#conclude(work, seen);
      const isMissingBytes = seen.uploadedBytes !== null && seen.uploadedBytes < publication.sizeBytes;
      if (!isMissingBytes) return this.#outcomes.watch(attempt, reason);
    }
    return kind === 'failed' ? this.#outcomes.fail(attempt, reason) : this.#outcomes.replaceOrFail(attempt, reason);
  }

  /** TikTok told the end while we still meant to send. */
  async #conclude(work: CheckedWork, seen: Observation): Promise<null> {
    await this.#observer.apply(work, seen);
    return null;
  }
}
