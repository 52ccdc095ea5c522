import { IdSchema } from '@flowcast/shared-models';
import * as v from 'valibot';
import { CodedError } from '../http/coded-error.ts';

/** The last row of a page: lists are ordered by `(createdAt, id)`, newest first. `createdAt` keeps microseconds, so it stays text. */
export interface KeysetPosition {
  createdAt: string;
  id: string;
}

const PositionSchema = v.tuple([v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d[ T][\d:.]+(?:\+\d\d|Z)$/)), IdSchema]);

export function encodeCursor(position: KeysetPosition): string {
  return Buffer.from(JSON.stringify([position.createdAt, position.id])).toString('base64url');
}

/** @throws {CodedError} `invalid_request` when the text is not a cursor of ours. */
export function decodeCursor(cursor: string): KeysetPosition {
  try {
    const [createdAt, id] = v.parse(PositionSchema, JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { createdAt, id };
  } catch (cause) {
    // Not base64url, not JSON, or not our two fields: all are a cursor we did not give out.
    throw new CodedError('invalid_request', 'The cursor is not one this list gave out.', { cause });
  }
}
