import pg from 'pg';
import { StatementNames } from './statement-names.ts';

const names = new StatementNames();

type Callback = (error: Error | null, result: pg.QueryResult) => void;
type Query = (...call: unknown[]) => unknown;

/**
 * A connection that has Postgres prepare a statement with values once instead of parsing and planning it each time: for a
 * statement that joins several tables planning costs many times what running it does. The queue's own connections do the same.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as Query;
    const prepared: Query = (...call) => (isStatement(call) ? promised(query, withName(call)) : query(...call));
    this.query = prepared as pg.Client['query'];
  }
}

/** Text with or without values, and nobody who is called back: what is waited for by its promise. */
function isStatement(call: readonly unknown[]): boolean {
  const [text, values] = call;
  return (
    typeof text === 'string' &&
    (call.length === 1 || (call.length === 2 && (values === undefined || Array.isArray(values))))
  );
}

function withName(call: readonly unknown[]): readonly unknown[] {
  const [text, values] = call as [string, unknown[]?];
  if (values === undefined || values.length === 0) return [text];
  const name = names.of(text);
  return name === null ? call : [{ name, text, values }];
}

/**
 * The driver's own promise writes its callback out where it puts it on the query, and so V8 keeps it, with every row it was
 * given, for the next full collection (ADR 26). A callback that is handed over is let go with its result.
 */
function promised(query: Query, call: readonly unknown[]): Promise<pg.QueryResult> {
  return new Promise((resolve, reject) => {
    const callback: Callback = (error, result) => {
      if (error) reject(error);
      else resolve(result);
    };
    query(...call, callback);
  }).catch((error: unknown) => {
    // The driver's stack ends at the socket; this one leads to whoever asked.
    if (error instanceof Error) Error.captureStackTrace(error);
    throw error;
  }) as Promise<pg.QueryResult>;
}
