import type { ExchangeLine } from './exchange-line.ts';

const betweenWritesMs = 500;

/**
 * Writes lines in their order, some at a time and beside the work they tell about. A write that fails loses its lines and
 * nothing else; a process that dies loses those of the last half second.
 */
export class ExchangeWriter {
  readonly #save: (lines: readonly ExchangeLine[]) => Promise<void>;
  #unsaved: ExchangeLine[] = [];
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  /** `save` must not reject. */
  constructor(save: (lines: readonly ExchangeLine[]) => Promise<void>) {
    this.#save = save;
  }

  add(line: ExchangeLine): void {
    this.#unsaved.push(line);
    this.#timer ??= setTimeout(() => this.#write(), betweenWritesMs).unref();
  }

  /** Resolves when everything that was added is saved, or lost. */
  async settle(): Promise<void> {
    this.#write();
    await this.#writing;
  }

  #write(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const lines = this.#unsaved;
    this.#unsaved = [];
    if (lines.length > 0) this.#writing = this.#writing.then(() => this.#save(lines));
  }
}
