import pg from 'pg';
import { StatementNames } from './statement-names.ts';

const names = new StatementNames();

/**
 * A connection that has Postgres prepare a statement with values once instead of parsing and planning it each time: for a
 * statement that joins several tables planning costs many times what running it does. The queue's own connections do the same.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as (...call: unknown[]) => unknown;
    const prepared = (...call: unknown[]) => query(...withName(call));
    this.query = prepared as pg.Client['query'];
  }
}

function withName(call: readonly unknown[]): readonly unknown[] {
  const [text, values, ...rest] = call;
  if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return call;
  const name = names.of(text);
  return name === null ? call : [{ name, text, values: values as unknown[] }, ...rest];
}
