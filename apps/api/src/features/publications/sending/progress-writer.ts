import type { HeldAttempt } from '../attempts/attempt-change.ts';
import type { AttemptsRepository } from '../attempts/attempts.repository.ts';

const betweenWritesMs = 250;

/**
 * Saves how far a transfer is, four times a second and one write at a time; what takes no longer than that is told by the
 * step that follows. A
 * write that finds the fence taken ends the transfer through `signal`: that is how a cancelled upload stops within a moment.
 */
export class ProgressWriter {
  readonly #attempts: AttemptsRepository;
  readonly #attempt: HeldAttempt;
  readonly #stop = new AbortController();
  #unsavedBytes: number | null = null;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> | null = null;

  constructor(attempts: AttemptsRepository, attempt: HeldAttempt) {
    this.#attempts = attempts;
    this.#attempt = attempt;
  }

  /** Aborts with the error of the write that failed. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  report(bytesSent: number): void {
    this.#unsavedBytes = bytesSent;
    if (!this.#timer && !this.#writing) this.#writeSoon();
  }

  /** No write comes after this. What was not saved is told by the step that follows. */
  async settle(): Promise<void> {
    this.#unsavedBytes = null;
    await this.#writing;
    if (this.#timer) clearTimeout(this.#timer);
  }

  #write(): void {
    const bytesSent = this.#unsavedBytes;
    if (bytesSent === null || this.signal.aborted) return;
    this.#unsavedBytes = null;
    this.#writing = this.#attempts
      .progress(this.#attempt, bytesSent)
      .catch((error: unknown) => this.#stop.abort(error))
      .finally(() => {
        this.#writing = null;
        this.#writeSoon();
      });
  }

  #writeSoon(): void {
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#write();
    }, betweenWritesMs);
  }
}
