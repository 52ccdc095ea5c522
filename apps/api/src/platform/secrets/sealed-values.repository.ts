import { Inject, Injectable } from '@nestjs/common';
import { InjectEntityManager } from '@nestjs/typeorm';
import { EntityManager } from 'typeorm';
import { SEALED_COLUMNS, type SealedColumn } from './sealed-column.ts';

export interface SealedValue {
  id: string;
  sealed: string;
  bound: string;
}

const batchSize = 100;
const noId = '00000000-0000-0000-0000-000000000000';

/** Sealed values of every table, by the key that sealed them: a value begins with its key's id and a dot. */
@Injectable()
export class SealedValuesRepository {
  readonly columns: readonly SealedColumn[];
  readonly #manager: EntityManager;

  constructor(@InjectEntityManager() manager: EntityManager, @Inject(SEALED_COLUMNS) columns: readonly SealedColumn[]) {
    this.#manager = manager;
    this.columns = columns;
  }

  /** Ids of the keys that values are sealed with. */
  async keyIds(): Promise<string[]> {
    const each = this.columns.map(
      ({ table, column }) => `select split_part(${column}, '.', 1) as id from ${table} where ${column} is not null`,
    );
    const rows: { id: string }[] = await this.#manager.query(`${each.join(' union ')} order by id`);
    return rows.map(({ id }) => id);
  }

  /** Values that another key than `keyId` sealed, in batches; changes meanwhile may be seen or not. */
  async *notSealedWith({ table, column, boundTo }: SealedColumn, keyId: string): AsyncGenerator<SealedValue[]> {
    for (let after = noId; ;) {
      const rows: SealedValue[] = await this.#manager.query(
        `select id, ${column} as sealed, ${boundTo} as bound from ${table}
         where split_part(${column}, '.', 1) <> $1 and id > $2 order by id limit ${batchSize}`,
        [keyId, after],
      );
      const last = rows.at(-1);
      if (!last) return;
      yield rows;
      after = last.id;
    }
  }

  /** False when the value is no longer the one that was read: whoever changed it has sealed a newer one. */
  async replace({ table, column }: SealedColumn, { id, sealed }: SealedValue, next: string): Promise<boolean> {
    const [, changed]: [unknown, number] = await this.#manager.query(
      `update ${table} set ${column} = $3 where id = $1 and ${column} = $2`,
      [id, sealed, next],
    );
    return changed === 1;
  }

  async forget({ forget }: SealedColumn, keyIds: readonly string[]): Promise<number> {
    const [, changed]: [unknown, number] = await this.#manager.query(forget, [keyIds]);
    return changed;
  }
}
