import type { HeldAttempt } from './attempt-change.ts';
import type { AttemptsRepository } from './attempts.repository.ts';

const betweenWritesMs = 250;

/**
 * Saves how far a transfer is, at most four times a second and one write at a time. A write that finds the fence taken
 * ends the transfer through `signal`: that is how a cancelled upload stops within a moment.
 */
export class ProgressWriter {
  readonly #attempts: AttemptsRepository;
  readonly #attempt: HeldAttempt;
  readonly #stop = new AbortController();
  #writing: Promise<void> | null = null;
  #lastWriteAtMs = 0;

  constructor(attempts: AttemptsRepository, attempt: HeldAttempt) {
    this.#attempts = attempts;
    this.#attempt = attempt;
  }

  /** Aborts with the error of the write that failed. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  report(bytesSent: number): void {
    const nowMs = performance.now();
    if (this.#writing || this.signal.aborted || nowMs - this.#lastWriteAtMs < betweenWritesMs) return;
    this.#lastWriteAtMs = nowMs;
    this.#writing = this.#attempts
      .progress(this.#attempt, bytesSent)
      .catch((error: unknown) => this.#stop.abort(error))
      .finally(() => (this.#writing = null));
  }

  /** Waits for a write under way, so that none comes after the step that follows. */
  async settle(): Promise<void> {
    await this.#writing;
  }
}
