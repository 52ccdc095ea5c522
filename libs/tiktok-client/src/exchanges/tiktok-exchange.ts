import type { TikTokErrorCode } from '../errors/code-table.ts';

export type TikTokCall =
  | 'token'
  | 'refresh'
  | 'client_token'
  | 'revoke'
  | 'user_info'
  | 'creator_info'
  | 'video_init'
  | 'inbox_init'
  | 'photo_init'
  | 'status'
  | 'cancel'
  | 'upload'
  | 'video_list'
  | 'video_query';

/**
 * One request and what came back, for a record of what was said to TikTok; each repeat is one of its own. Made of listed
 * fields only, so it holds no token, no secret and no address, whatever TikTok adds to its answers.
 */
export interface TikTokExchange {
  readonly call: TikTokCall;
  /** Milliseconds since 1970, by the client's `now`. */
  readonly startedAtMs: number;
  readonly durationMs: number;
  /** In TikTok's field names; of a chunk `first_byte`, `last_byte`, `total_bytes` and `sent_bytes`. */
  readonly request: Readonly<Record<string, unknown>>;
  /** Null: no complete answer came. */
  readonly answer: TikTokExchangeAnswer | null;
  /** The code of the error the caller got; null for a success. */
  readonly failure: TikTokErrorCode | null;
}

export interface TikTokExchangeAnswer {
  readonly httpStatus: number;
  /** TikTok's own code, `ok` for a success; null where only the status speaks. */
  readonly code: string | null;
  readonly logId: string | null;
  /** In TikTok's field names. */
  readonly facts: Readonly<Record<string, unknown>>;
}
