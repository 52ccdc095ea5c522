import type { INestApplicationContext } from '@nestjs/common';
import pg from 'pg';
import { Clock } from '../../src/platform/clock/index.ts';

/**
 * Has Postgres itself tell another time: `now()` and `clock_timestamp()` of this schema are found before Postgres' own, by
 * the queue and by every statement of ours. Defaults of columns are bound to a function when they are made, so they are
 * made again. Connections that are open already keep the true time.
 */
const installation = `
  create schema moved_clock;
  create table moved_clock.hand (stopped_at timestamptz, ahead interval not null);
  insert into moved_clock.hand values (null, '0');
  create function moved_clock.now() returns timestamptz language sql stable as
    $$ select coalesce(stopped_at, pg_catalog.now() + ahead) from moved_clock.hand $$;
  create function moved_clock.clock_timestamp() returns timestamptz language sql volatile as
    $$ select coalesce(stopped_at, pg_catalog.clock_timestamp() + ahead) from moved_clock.hand $$;
  set search_path = moved_clock, pg_catalog, public;
  do $do$
  declare made record;
  begin
    execute format('alter database %I set search_path = moved_clock, pg_catalog, public', current_database());
    for made in
      select table_schema, table_name, column_name from information_schema.columns
      where column_default in ('now()', 'pg_catalog.now()')
    loop
      execute format('alter table %I.%I alter %I set default now()', made.table_schema, made.table_name, made.column_name);
    end loop;
  end $do$`;

/** The time as the database tells it, and the clocks of processes that agree with it or do not. */
export class MovedClock {
  #client: pg.Client | null = null;
  #stoppedAtMs: number | null = null;
  #aheadMs = 0;

  /** Before anything else connects. */
  async install(databaseUrl: string): Promise<void> {
    this.#client = new pg.Client({ connectionString: databaseUrl });
    await this.#client.connect();
    await this.#client.query(installation);
  }

  /** It is this instant, and stays so. */
  async stopAt(atMs: number): Promise<void> {
    this.#stoppedAtMs = atMs;
    await this.#set(new Date(atMs), this.#aheadMs);
  }

  /** It is this instant, and time passes. */
  async goOnFrom(atMs: number): Promise<void> {
    this.#stoppedAtMs = null;
    this.#aheadMs = atMs - Date.now();
    await this.#set(null, this.#aheadMs);
  }

  /** Gives a process a clock that shows the database's time, or is wrong by as much as that. */
  wear(process: INestApplicationContext, wrongByMs = 0): void {
    const now = () => new Date((this.#stoppedAtMs ?? Date.now() + this.#aheadMs) + wrongByMs);
    Object.assign(process.get(Clock), { now });
  }

  async close(): Promise<void> {
    await this.#client?.end();
  }

  async #set(stoppedAt: Date | null, aheadMs: number): Promise<void> {
    await this.#client?.query(
      `update moved_clock.hand set stopped_at = $1, ahead = make_interval(secs => $2::float8 / 1000)`,
      [stoppedAt, aheadMs],
    );
  }
}
