import { Injectable } from '@nestjs/common';
import { SecretBox, SecretUnreadableError } from './secret-box.ts';
import type { SealedColumn } from './sealed-column.ts';
import { type SealedValue, SealedValuesRepository } from './sealed-values.repository.ts';

export interface ColumnRotation {
  /** `table.column` */
  name: string;
  resealed: number;
  /** Left as they are: their key is missing, or they were changed by somebody without it. */
  unreadable: number;
}

type Result = 'resealed' | 'unreadable' | 'changed';

/**
 * Seals every stored secret with the newest key while the product runs: value by value, and only over what was read, so that
 * a refresh that saves its tokens meanwhile wins.
 */
@Injectable()
export class KeyRotation {
  readonly #values: SealedValuesRepository;
  readonly #box: SecretBox;

  constructor(values: SealedValuesRepository, box: SecretBox) {
    this.#values = values;
    this.#box = box;
  }

  /** Can be repeated at any time; a second run finds nothing to do. */
  async rotate(): Promise<ColumnRotation[]> {
    const rotations = [];
    for (const column of this.#values.columns) rotations.push(await this.#rotateColumn(column));
    return rotations;
  }

  /** Ids of keys that values are sealed with and that are not known. */
  async missingKeyIds(): Promise<string[]> {
    return (await this.#values.keyIds()).filter((id) => !this.#box.keyIds.includes(id));
  }

  /** Ids of known keys, but for the newest, that no value is sealed with. */
  async unusedKeyIds(): Promise<string[]> {
    const used = await this.#values.keyIds();
    return this.#box.keyIds.slice(1).filter((id) => !used.includes(id));
  }

  /** Gives up what only a missing key could open. Answers how many rows that were. */
  async forgetLost(): Promise<number> {
    const missing = await this.missingKeyIds();
    let forgotten = 0;
    for (const column of this.#values.columns) forgotten += await this.#values.forget(column, missing);
    return forgotten;
  }

  async #rotateColumn(column: SealedColumn): Promise<ColumnRotation> {
    let resealed = 0;
    for (;;) {
      const counts = await this.#pass(column);
      resealed += counts.resealed;
      // What somebody changed may have been sealed by a process that does not know the newest key yet.
      if (counts.changed === 0) {
        return { name: `${column.table}.${column.column}`, resealed, unreadable: counts.unreadable };
      }
    }
  }

  async #pass(column: SealedColumn): Promise<Record<Result, number>> {
    const counts = { resealed: 0, unreadable: 0, changed: 0 };
    for await (const batch of this.#values.notSealedWith(column, this.#box.newestKeyId)) {
      for (const value of batch) counts[await this.#reseal(column, value)] += 1;
    }
    return counts;
  }

  async #reseal(column: SealedColumn, value: SealedValue): Promise<Result> {
    const context = column.contextOf(value.bound);
    try {
      const next = this.#box.seal(this.#box.open(value.sealed, context), context);
      return (await this.#values.replace(column, value, next)) ? 'resealed' : 'changed';
    } catch (error) {
      if (!(error instanceof SecretUnreadableError)) throw error;
      return 'unreadable';
    }
  }
}
