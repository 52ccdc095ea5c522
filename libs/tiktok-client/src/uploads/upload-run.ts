import type { CallOptions, ClientContext } from '../client-options.ts';
import { TikTokError, TikTokNetworkError } from '../errors/tiktok-error.ts';
import { repeatDelayMs } from '../http/call.ts';
import { createDeadline } from '../http/deadline.ts';
import type { Deadline } from '../http/deadline.ts';
import { remainingChunks } from './chunk-plan.ts';
import type { Chunk } from './chunk-plan.ts';
import { putChunk } from './put-chunk.ts';
import { UPLOAD_ENDPOINT, uploadError } from './upload-answer.ts';
import type { UploadRequest } from './upload-request.ts';

/** One `uploads.send`: chunks in order, each until TikTok has it or the policy is used up. */
export class UploadRun {
  readonly #context: ClientContext;
  readonly #request: UploadRequest;
  readonly #deadline: Deadline;
  /** The next byte to send. */
  #position: number;
  /** The furthest position so far: only going beyond it counts as progress, or two chunks could take turns for ever. */
  #furthest: number;
  #failures = 0;
  #lastAnnounced = -1;

  constructor(context: ClientContext, request: UploadRequest, options: CallOptions | undefined) {
    this.#context = context;
    this.#request = request;
    this.#deadline = createDeadline(context.uploadTimeoutMs, options?.signal);
    this.#position = request.startAtByte ?? 0;
    this.#furthest = this.#position;
  }

  async run(): Promise<void> {
    for (let chunk = this.#next(); chunk; chunk = this.#next()) {
      await this.#announce(chunk);
      try {
        const { status } = await putChunk(this.#context, this.#request, chunk, this.#deadline);
        await this.#advance(chunk, status);
      } catch (thrown) {
        await this.#recover(thrown);
      }
    }
  }

  #next(): Chunk | undefined {
    return remainingChunks(this.#request.plan, this.#position)[0];
  }

  /** Only once per chunk: a caller's record of "about to complete" must not be written twice. */
  async #announce(chunk: Chunk): Promise<void> {
    if (chunk.index > this.#lastAnnounced) {
      // Whoever ended the upload must not find a record of a chunk that was never sent.
      if (this.#deadline.signal.aborted) {
        throw this.#ended();
      }
      this.#lastAnnounced = chunk.index;
      await this.#request.beforeChunk?.(chunk);
    }
  }

  async #advance(chunk: Chunk, status: number): Promise<void> {
    // 206 says "more to come", which contradicts a last chunk: believe what TikTok says it has.
    if (chunk.isLast && status === 206) {
      const reported = await this.#request.uploadedBytes?.();
      if (reported !== undefined && reported < this.#request.plan.sizeBytes) {
        throw uploadError('upload_range_mismatch');
      }
    }
    this.#moveTo(chunk.lastByte + 1);
  }

  async #recover(thrown: unknown): Promise<void> {
    let failure = thrown;
    for (;;) {
      await this.#waitAfter(failure);
      try {
        const reported = await this.#request.uploadedBytes?.();
        if (reported !== undefined) {
          this.#moveTo(Math.min(reported, this.#request.plan.sizeBytes));
        }
        return;
      } catch (asking) {
        failure = asking;
      }
    }
  }

  /** @throws the failure itself when it must not or may no longer be tried again */
  async #waitAfter(failure: unknown): Promise<void> {
    this.#failures += 1;
    const policy = this.#context.uploadRetry;
    if (!(failure instanceof TikTokError) || !this.#mayRepeat(failure) || this.#failures >= policy.maxAttempts) {
      throw failure;
    }
    const { retryAfterMs } = failure;
    const delayMs = repeatDelayMs(policy, this.#failures, { retryAfterMs, random: this.#context.random });
    if (delayMs === undefined) {
      throw failure;
    }
    await this.#context.wait(delayMs, this.#deadline.signal).catch(() => {
      throw this.#deadline.endedBy() === 'caller' ? this.#ended() : failure;
    });
  }

  #ended(): TikTokNetworkError {
    return new TikTokNetworkError({
      code: this.#deadline.endedBy() === 'caller' ? 'aborted' : 'timed_out',
      endpoint: UPLOAD_ENDPOINT,
      safeToRepeat: true,
      mayHaveHappened: this.#lastAnnounced >= 0,
      cause: this.#deadline.signal.reason,
    });
  }

  /** Without knowing how far TikTok got, a range it does not expect can only be refused again. */
  #mayRepeat(failure: TikTokError): boolean {
    return failure.retryable && (failure.code !== 'upload_range_mismatch' || this.#request.uploadedBytes !== undefined);
  }

  #moveTo(position: number): void {
    this.#position = position;
    if (position > this.#furthest) {
      this.#furthest = position;
      this.#failures = 0;
    }
  }
}
