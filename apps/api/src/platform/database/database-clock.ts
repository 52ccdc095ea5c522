import { Injectable } from '@nestjs/common';
import { InjectEntityManager } from '@nestjs/typeorm';
import { EntityManager } from 'typeorm';

/**
 * The one clock that every process shares. Whatever is compared with an instant that another process wrote, or that a person
 * chose, is compared by it: clocks of machines need not agree.
 */
@Injectable()
export class DatabaseClock {
  readonly #manager: EntityManager;

  constructor(@InjectEntityManager() manager: EntityManager) {
    this.#manager = manager;
  }

  /** The instant of the question, also inside a transaction. */
  async now(manager: EntityManager = this.#manager): Promise<Date> {
    const [row] = await manager.query<{ now: Date }[]>('select clock_timestamp() as now');
    if (!row) throw new Error('The database did not tell the time.');
    return row.now;
  }
}
