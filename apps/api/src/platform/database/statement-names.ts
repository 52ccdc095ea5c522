/** Each costs every connection some memory in Postgres. The code has about a third of this. */
const most = 300;
const mostRemembered = 1_000;

/**
 * Names for statements that are run again and again. A list of changing length makes a text of its own for each length, so
 * only what comes a second time gets a name, and there is an end to it: what has none is run all the same.
 */
export class StatementNames {
  readonly #most: number;
  readonly #names = new Map<string, string>();
  #seenOnce = new Set<string>();

  constructor(mostNames = most) {
    this.#most = mostNames;
  }

  /** Null: not seen before, or there are names enough. */
  of(text: string): string | null {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (this.#names.size >= this.#most) return null;
    if (!this.#seenOnce.delete(text)) {
      if (this.#seenOnce.size >= mostRemembered) this.#seenOnce = new Set();
      this.#seenOnce.add(text);
      return null;
    }
    const name = `flowcast_${this.#names.size + 1}`;
    this.#names.set(text, name);
    return name;
  }
}
