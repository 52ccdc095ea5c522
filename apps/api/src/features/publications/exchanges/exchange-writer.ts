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
  #writing: Promise<void> | null = null;

  /** `save` must not reject. */
  constructor(save: (lines: readonly ExchangeLine[]) => Promise<void>) {
    this.#save = save;
  }

  add(line: ExchangeLine): void {
    this.#unsaved.push(line);
    this.#timer ??= setTimeout(() => this.flush(), betweenWritesMs).unref();
  }

  /** Writes now what was added, together with what is added while an earlier write is under way. */
  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#writing ??= this.#writeAll().finally(() => (this.#writing = null));
  }

  /** Resolves when everything that was added is saved, or lost. */
  async settle(): Promise<void> {
    this.flush();
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#unsaved.length > 0) {
      const lines = this.#unsaved;
      this.#unsaved = [];
      await this.#save(lines);
    }
  }
}
