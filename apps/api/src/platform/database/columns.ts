import type { ColumnOptions } from 'typeorm';

/** `bigint` arrives from the driver as text; our byte counts stay far below 2^53, so a number is exact. */
export const bigintNumber: ColumnOptions = {
  type: 'bigint',
  transformer: { from: (text: string | null) => (text === null ? null : Number(text)), to: (value: unknown) => value },
};

export const instant: ColumnOptions = { type: 'timestamptz' };

/** Set by the database when the row is inserted. */
export const createdAt: ColumnOptions = { type: 'timestamptz', default: () => 'now()' };
