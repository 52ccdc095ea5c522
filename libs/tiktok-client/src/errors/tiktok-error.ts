import { ADVICE } from './advice.ts';
import type { TikTokAdvice } from './advice.ts';
import { CODE_TABLE } from './code-table.ts';
import type {
  TikTokApiCode,
  TikTokErrorCode,
  TikTokNetworkCode,
  TikTokOAuthCode,
  TikTokResponseCode,
  TikTokUploadCode,
  TikTokWebhookCode,
} from './code-table.ts';

export interface TikTokErrorFacts<Code extends TikTokErrorCode = TikTokErrorCode> {
  readonly code: Code;
  /** Path of the endpoint, or `upload_url` for the chunk PUT; never a full address. */
  readonly endpoint: string;
  /** True when sending the same call twice can do no harm. */
  readonly safeToRepeat: boolean;
  /** True when TikTok may have acted on the call although it did not succeed. */
  readonly mayHaveHappened: boolean;
  /** The code or status exactly as TikTok sent it. */
  readonly tiktokCode?: string | undefined;
  /** TikTok's own words, secrets removed. For people; never switch on it. */
  readonly tiktokMessage?: string | undefined;
  readonly logId?: string | undefined;
  readonly httpStatus?: number | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** Base of everything this library throws about TikTok. Holds no token, secret or upload URL, in no field. */
export class TikTokError extends Error {
  override readonly name: string;
  /** Closed list; see the table in the README. */
  readonly code: TikTokErrorCode;
  readonly endpoint: string;
  /** May the very same call be sent again? Always false for calls that could post twice. */
  readonly retryable: boolean;
  readonly advice: TikTokAdvice;
  readonly mayHaveHappened: boolean;
  readonly tiktokCode: string | undefined;
  readonly tiktokMessage: string | undefined;
  /** TikTok's own id of the exchange, for its support. */
  readonly logId: string | undefined;
  readonly httpStatus: number | undefined;
  /** How long TikTok asks to wait before the next call of this kind. */
  readonly retryAfterMs: number | undefined;

  constructor(facts: TikTokErrorFacts, name = 'TikTokError') {
    super(describe(facts), facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = name;
    const { advice, repeatable } = CODE_TABLE[facts.code];
    this.code = facts.code;
    this.endpoint = facts.endpoint;
    this.retryable = repeatable && facts.safeToRepeat;
    this.advice = advice;
    this.mayHaveHappened = facts.mayHaveHappened;
    this.tiktokCode = facts.tiktokCode;
    this.tiktokMessage = facts.tiktokMessage;
    this.logId = facts.logId;
    this.httpStatus = facts.httpStatus;
    this.retryAfterMs = facts.retryAfterMs;
  }
}

/** TikTok refused a data call: shape `{data, error: {code}}`, also with HTTP 200. */
export class TikTokApiError extends TikTokError {
  declare readonly name: 'TikTokApiError';
  declare readonly code: TikTokApiCode;

  constructor(facts: TikTokErrorFacts<TikTokApiCode>) {
    super(facts, 'TikTokApiError');
  }
}

/** TikTok refused a token or revoke call: flat shape `{error, error_description}`, also with HTTP 200. */
export class TikTokOAuthError extends TikTokError {
  declare readonly name: 'TikTokOAuthError';
  declare readonly code: TikTokOAuthCode;

  constructor(facts: TikTokErrorFacts<TikTokOAuthCode>) {
    super(facts, 'TikTokOAuthError');
  }
}

/** The upload host refused a chunk, or the library refused to send one. */
export class TikTokUploadError extends TikTokError {
  declare readonly name: 'TikTokUploadError';
  declare readonly code: TikTokUploadCode;

  constructor(facts: TikTokErrorFacts<TikTokUploadCode>) {
    super(facts, 'TikTokUploadError');
  }
}

/** One place where an answer differs from the wire schema; holds no value of the answer. */
export interface ResponseProblem {
  readonly path: string;
  readonly expected: string;
}

/** TikTok answered, but in a form the wire schemas can not read. Not a refusal: what was asked may have happened. */
export class TikTokResponseError extends TikTokError {
  declare readonly name: 'TikTokResponseError';
  declare readonly code: TikTokResponseCode;
  readonly problems: readonly ResponseProblem[];

  constructor(facts: TikTokErrorFacts<TikTokResponseCode>, problems: readonly ResponseProblem[] = []) {
    super(facts, 'TikTokResponseError');
    this.problems = problems;
  }
}

/** No complete answer: no connection, connection lost, deadline passed, or ended by the caller's signal. */
export class TikTokNetworkError extends TikTokError {
  declare readonly name: 'TikTokNetworkError';
  declare readonly code: TikTokNetworkCode;

  constructor(facts: TikTokErrorFacts<TikTokNetworkCode>) {
    super(facts, 'TikTokNetworkError');
  }
}

/** A webhook that must not be acted on. */
export class TikTokWebhookError extends TikTokError {
  declare readonly name: 'TikTokWebhookError';
  declare readonly code: TikTokWebhookCode;

  constructor(code: TikTokWebhookCode) {
    super({ code, endpoint: 'webhook', safeToRepeat: false, mayHaveHappened: false }, 'TikTokWebhookError');
  }
}

function describe(facts: TikTokErrorFacts): string {
  const status = facts.httpStatus === undefined ? '' : `, HTTP ${facts.httpStatus}`;
  const logId = facts.logId ? `, log_id ${facts.logId}` : '';
  const words = facts.tiktokMessage ? ` "${facts.tiktokMessage}"` : '';
  return `${facts.code} (${facts.endpoint}${status}${logId})${words}: ${ADVICE[CODE_TABLE[facts.code].advice]}`;
}
