interface Waiting<Item> {
  readonly item: Item;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Does at once what came while the one before was being done: alone it starts without waiting, and of a crowd each waits for
 * two turns at most instead of for all in front of it. A commit takes as long for fifty rows as for one.
 */
export class Batches<Item> {
  readonly #work: (items: readonly Item[]) => Promise<unknown>;
  readonly #most: number;
  #waiting: Waiting<Item>[] = [];
  #isAtWork = false;

  /** @param work does all of them or none @param most of them at once */
  constructor(work: (items: readonly Item[]) => Promise<unknown>, most: number) {
    this.#work = work;
    this.#most = most;
  }

  /** Ends when the item is done. @throws what `work` threw for it */
  add(item: Item): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#isAtWork) void this.#workOff();
    });
  }

  async #workOff(): Promise<void> {
    this.#isAtWork = true;
    while (this.#waiting.length > 0) await this.#do(this.#waiting.splice(0, this.#most));
    this.#isAtWork = false;
  }

  async #do(batch: readonly Waiting<Item>[]): Promise<void> {
    try {
      await this.#work(batch.map(({ item }) => item));
      for (const { resolve } of batch) resolve();
    } catch (error) {
      // One that cannot be done must not take its neighbours with it.
      if (batch.length > 1) for (const one of batch) await this.#do([one]);
      else batch[0]?.reject(error);
    }
  }
}
