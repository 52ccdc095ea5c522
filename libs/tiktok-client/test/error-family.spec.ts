import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import {
  ADVICE,
  CODE_TABLE,
  TikTokApiError,
  TikTokError,
  TikTokNetworkError,
  TikTokOAuthError,
  TikTokResponseError,
  TikTokUploadError,
  TikTokWebhookError,
} from '../src/index.ts';
import type {
  TikTokApiCode,
  TikTokNetworkCode,
  TikTokOAuthCode,
  TikTokResponseCode,
  TikTokUploadCode,
} from '../src/index.ts';
import {
  API_CODES,
  NETWORK_CODES,
  OAUTH_CODES,
  RESPONSE_CODES,
  UPLOAD_CODES,
  WEBHOOK_CODES,
} from '../src/errors/code-table.ts';

const LOG_ID = '20261122101500A1B2C3D4E5F60718293A';
const facts = { endpoint: '/v2/x/', safeToRepeat: true, mayHaveHappened: true, logId: LOG_ID, httpStatus: 503 };
const codesOf = <Code extends string>(family: Record<Code, unknown>) => Object.keys(family) as Code[];

/** Every code of every family, as the error it is thrown as. */
const ERRORS: [string, TikTokError, abstract new (...facts: never[]) => TikTokError][] = [
  ...codesOf<TikTokApiCode>(API_CODES).map(
    (code) => [code, new TikTokApiError({ ...facts, code }), TikTokApiError] as const,
  ),
  ...codesOf<TikTokOAuthCode>(OAUTH_CODES).map(
    (code) => [code, new TikTokOAuthError({ ...facts, code }), TikTokOAuthError] as const,
  ),
  ...codesOf<TikTokUploadCode>(UPLOAD_CODES).map(
    (code) => [code, new TikTokUploadError({ ...facts, code }), TikTokUploadError] as const,
  ),
  ...codesOf<TikTokResponseCode>(RESPONSE_CODES).map(
    (code) => [code, new TikTokResponseError({ ...facts, code }), TikTokResponseError] as const,
  ),
  ...codesOf<TikTokNetworkCode>(NETWORK_CODES).map(
    (code) => [code, new TikTokNetworkError({ ...facts, code }), TikTokNetworkError] as const,
  ),
].map((row) => [...row]);

describe.each(ERRORS)('%s', (code, error, itsClass) => {
  it('is of its class, of the family and an Error', () => {
    expect(error).toBeInstanceOf(itsClass);
    expect(error).toBeInstanceOf(TikTokError);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe(itsClass.name);
    expect(Object.prototype.toString.call(error)).toBe('[object Error]');
  });

  it('carries what its row of the table says', () => {
    const { advice, repeatable } = CODE_TABLE[error.code];
    expect(error).toMatchObject({ code, advice, retryable: repeatable, endpoint: '/v2/x/', mayHaveHappened: true });
  });

  it('can not be repeated where a repeat could post twice', () => {
    expect(new TikTokError({ ...facts, code: error.code, safeToRepeat: false }).retryable).toBe(false);
  });

  it('says in its message what, where, and what to do', () => {
    expect(error.message).toBe(`${code} (/v2/x/, HTTP 503, log_id ${LOG_ID}): ${ADVICE[error.advice]}`);
    expect(String(error)).toBe(`${error.name}: ${error.message}`);
    expect(error.stack).toContain(code);
  });

  it('can be read in a log', () => {
    const words = inspect(error, { depth: 5 });
    for (const word of [error.name, code, LOG_ID, error.advice]) expect(words).toContain(word);
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ code, advice: error.advice, logId: LOG_ID });
  });
});

describe('an error', () => {
  const refusal = { ...facts, code: 'invalid_params' } as const;

  it('keeps its cause, and has none when there is none', () => {
    const cause = new Error('socket hang up');
    expect(new TikTokApiError({ ...refusal, cause }).cause).toBe(cause);
    expect(new TikTokApiError(refusal)).not.toHaveProperty('cause');
  });

  it("keeps TikTok's own words beside its code", () => {
    const words = { tiktokCode: 'invalid_param', tiktokMessage: 'The chunk size is invalid' };
    const error = new TikTokApiError({ ...refusal, ...words });
    expect(error).toMatchObject(words);
    expect(error.message).toContain('"The chunk size is invalid"');
  });

  it('says nothing about what it does not know', () => {
    const { message } = new TikTokNetworkError({
      ...{ code: 'timed_out', endpoint: '/v2/x/', safeToRepeat: true, mayHaveHappened: true },
    });
    expect(message).toBe(`timed_out (/v2/x/): ${ADVICE.ask_status}`);
  });

  it('names the places of an answer that could not be read', () => {
    const problems = [{ path: 'data.status', expected: '"FAILED"' }];
    expect(new TikTokResponseError({ ...facts, code: 'unreadable_response' }, problems).problems).toEqual(problems);
    expect(new TikTokResponseError({ ...facts, code: 'unreadable_response' }).problems).toEqual([]);
  });

  it.each(Object.keys(WEBHOOK_CODES) as (keyof typeof WEBHOOK_CODES)[])('of a webhook is complete with %s', (code) => {
    const error = new TikTokWebhookError(code);
    expect(error).toMatchObject({ name: 'TikTokWebhookError', code, endpoint: 'webhook', retryable: false });
    expect(error.message).toContain(ADVICE[error.advice]);
  });

  it('keeps two advices apart: each has words of its own', () => {
    expect(new Set(Object.values(ADVICE)).size).toBe(Object.keys(ADVICE).length);
    const used = new Set(Object.values(CODE_TABLE).map(({ advice }) => advice));
    expect([...used].sort()).toEqual(Object.keys(ADVICE).sort());
  });
});
