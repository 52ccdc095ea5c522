import { tiktokProblemOf } from '../../platform/tiktok/index.ts';

/** What a look at an account, or a refresh, came to. A value, not an exception: its transaction must commit either way. */
export type TokenOutcome = { accessToken: string } | { failure: unknown };

export const ended = (): TokenOutcome => ({ failure: tiktokProblemOf('account_needs_reconnect') });
export const unavailable = (): TokenOutcome => ({ failure: tiktokProblemOf('tiktok_unavailable') });
