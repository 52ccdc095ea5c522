import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { TikTokWebhookError } from '../errors/tiktok-error.ts';
import { signWebhook, verifyWebhook } from './index.ts';
import type { VerifyWebhookRequest } from './index.ts';

/** What somebody who does not know the secret, or has only an old delivery, may try. */
const SECRET = 'emulator-secret-0001';
const T = 1_700_000_000;
const BODY =
  '{"client_key":"awemulator000001","event":"post.publish.complete","create_time":1700000000,"user_openid":"-0","content":"{\\"publish_id\\":\\"v_pub_file~v2-1.7300000000000000001\\",\\"publish_type\\":\\"DIRECT_PUBLISH\\"}"}';
const hmac = (message: string, secret = SECRET) => createHmac('sha256', secret).update(message).digest('hex');
const GOOD = hmac(`${T}.${BODY}`);
const HEADER = `t=${T},s=${GOOD}`;

const verify = (request: Partial<VerifyWebhookRequest>) =>
  verifyWebhook({ rawBody: BODY, header: HEADER, secrets: SECRET, now: () => T * 1000, ...request });

describe('the true delivery', () => {
  it('is let in', async () => {
    expect(await verify({})).toMatchObject({ event: 'post.publish.complete' });
  });

  it('is signed as everybody can compute', async () => {
    expect(await signWebhook({ rawBody: BODY, secret: SECRET, timestampSec: T })).toBe(HEADER);
  });
});

type Attack = [name: string, request: Partial<VerifyWebhookRequest>, code: TikTokWebhookError['code']];

const FORGERIES: Attack[] = [
  ['no header', { header: null }, 'webhook_header_malformed'],
  ['an empty header', { header: '' }, 'webhook_header_malformed'],
  ['a signature without its time', { header: `s=${GOOD}` }, 'webhook_header_malformed'],
  ['a time without a signature', { header: `t=${T}` }, 'webhook_header_malformed'],
  ['an empty signature', { header: `t=${T},s=` }, 'webhook_header_malformed'],
  ['an empty time', { header: `t=,s=${GOOD}` }, 'webhook_header_malformed'],
  ['half a signature', { header: `t=${T},s=${GOOD.slice(0, 32)}` }, 'webhook_header_malformed'],
  ['a signature and a bit', { header: `t=${T},s=${GOOD}0` }, 'webhook_header_malformed'],
  [
    'a signature in Base64',
    { header: `t=${T},s=${Buffer.from(GOOD, 'hex').toString('base64')}` },
    'webhook_header_malformed',
  ],
  ['a negative time', { header: `t=-${T},s=${GOOD}` }, 'webhook_header_malformed'],
  ['a broken time', { header: `t=${T}.5,s=${GOOD}` }, 'webhook_header_malformed'],
  ['a time in hex', { header: `t=0x6553f100,s=${GOOD}` }, 'webhook_header_malformed'],
  ['a time with letters', { header: `t=6553f100,s=${GOOD}` }, 'webhook_header_malformed'],
  ['a time beyond all times', { header: `t=${'9'.repeat(30)},s=${GOOD}` }, 'webhook_header_malformed'],
  ['other separators', { header: `t=${T};s=${GOOD}` }, 'webhook_header_malformed'],
  ['names in capitals', { header: `T=${T},S=${GOOD}` }, 'webhook_header_malformed'],
  ['a very long header', { header: `t=${T},s=${GOOD.repeat(5000)}` }, 'webhook_header_malformed'],
  ['a signature of zeros', { header: `t=${T},s=${'0'.repeat(64)}` }, 'webhook_signature_mismatch'],
  ['a signature with one bit changed', { header: `t=${T},s=${GOOD.slice(0, -1)}b` }, 'webhook_signature_mismatch'],
  ['two times, the second of which is fresh', { header: `t=${T},s=${GOOD},t=${T + 1}` }, 'webhook_signature_mismatch'],
  [
    'two signatures, the second of which is wrong',
    { header: `${HEADER},s=${'0'.repeat(64)}` },
    'webhook_signature_mismatch',
  ],
  [
    'a signature under another secret',
    { header: `t=${T},s=${hmac(`${T}.${BODY}`, 'guess')}` },
    'webhook_signature_mismatch',
  ],
  ['a signature under no secret', { header: `t=${T},s=${hmac(`${T}.${BODY}`, '')}` }, 'webhook_signature_mismatch'],
  ['a signature of the body alone', { header: `t=${T},s=${hmac(BODY)}` }, 'webhook_signature_mismatch'],
  ['a signature without the dot', { header: `t=${T},s=${hmac(`${T}${BODY}`)}` }, 'webhook_signature_mismatch'],
  ['a signature in the wrong order', { header: `t=${T},s=${hmac(`${BODY}.${T}`)}` }, 'webhook_signature_mismatch'],
  ['a signature of milliseconds', { header: `t=${T},s=${hmac(`${T}000.${BODY}`)}` }, 'webhook_signature_mismatch'],
  [
    'an old delivery under a new time',
    { header: `t=${T + 3600},s=${GOOD}`, now: () => (T + 3600) * 1000 },
    'webhook_signature_mismatch',
  ],
  ['an old delivery as it was', { now: () => (T + 301) * 1000 }, 'webhook_timestamp_out_of_tolerance'],
  ['a delivery of the future', { now: () => (T - 301) * 1000 }, 'webhook_timestamp_out_of_tolerance'],
  [
    'a delivery too old for a strict receiver',
    { now: () => (T + 11) * 1000, toleranceSec: 10 },
    'webhook_timestamp_out_of_tolerance',
  ],
  ['another event', { rawBody: BODY.replace('complete', 'failed') }, 'webhook_signature_mismatch'],
  ['another publish', { rawBody: BODY.replace('0000001\\', '0000002\\') }, 'webhook_signature_mismatch'],
  ['the same JSON with a blank more', { rawBody: BODY.replace(',', ', ') }, 'webhook_signature_mismatch'],
  [
    'the same JSON in another order',
    { rawBody: JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(BODY) as object).reverse())) },
    'webhook_signature_mismatch',
  ],
  ['a byte order mark in front', { rawBody: `\uFEFF${BODY}` }, 'webhook_signature_mismatch'],
  ['something behind', { rawBody: `${BODY}\n` }, 'webhook_signature_mismatch'],
  ['nothing', { rawBody: '' }, 'webhook_signature_mismatch'],
  ['no secret to check with', { secrets: [] }, 'webhook_signature_mismatch'],
  ['only other secrets', { secrets: ['a', 'b'] }, 'webhook_signature_mismatch'],
];

describe('turned away', () => {
  it.each(FORGERIES)('%s', async (_, request, code) => {
    const outcome = verify(request);
    await expect(outcome).rejects.toBeInstanceOf(TikTokWebhookError);
    await expect(outcome).rejects.toMatchObject({
      ...{ name: 'TikTokWebhookError', code, endpoint: 'webhook' },
      ...{ retryable: false, mayHaveHappened: false, advice: 'reject_webhook' },
    });
  });

  it('with words that help no forger', async () => {
    const forged = verify({ header: `t=${T},s=${'0'.repeat(64)}` });
    const error = await forged.catch((thrown: unknown) => thrown as Error);
    const words = error instanceof Error ? `${error.message} ${error.stack ?? ''} ${JSON.stringify(error)}` : '';
    expect(words).toContain('webhook_signature_mismatch');
    expect(words).not.toContain(GOOD);
    expect(words).not.toContain(SECRET);
  });
});

describe('let in at the edge', () => {
  it.each<[string, Partial<VerifyWebhookRequest>]>([
    ['exactly five minutes old', { now: () => (T + 300) * 1000 }],
    ['exactly five minutes ahead', { now: () => (T - 300) * 1000 }],
    ['an hour old for a patient receiver', { now: () => (T + 3600) * 1000, toleranceSec: 3600 }],
    ['bytes instead of a text', { rawBody: new TextEncoder().encode(BODY) }],
    ['bytes inside a larger buffer', { rawBody: new TextEncoder().encode(`xx${BODY}`).subarray(2) }],
    ['a part nobody knows', { header: `${HEADER},v2=abc` }],
    ['blanks', { header: ` t = ${T} , s = ${GOOD} ` }],
    ['the second of two secrets', { secrets: ['a-new-one', SECRET] }],
  ])('%s', async (_, request) => {
    await expect(verify(request)).resolves.toMatchObject({ event: 'post.publish.complete' });
  });
});

describe('signed by TikTok, but not what a webhook is', () => {
  it.each([
    ['no JSON', 'ping'],
    ['JSON null', 'null'],
    ['no event', '{"client_key":"k","create_time":1}'],
    ['no client key', '{"event":"x","create_time":1}'],
    ['no time', '{"client_key":"k","event":"x"}'],
    ['a time that is a text', '{"client_key":"k","event":"x","create_time":"yesterday"}'],
    ['a negative time', '{"client_key":"k","event":"x","create_time":-1}'],
    ['content that is an object', '{"client_key":"k","event":"x","create_time":1,"content":{}}'],
    ['content that is no JSON', '{"client_key":"k","event":"x","create_time":1,"content":"{"}'],
    ['content that is a list', '{"client_key":"k","event":"x","create_time":1,"content":"[1]"}'],
    ['content that is a number', '{"client_key":"k","event":"x","create_time":1,"content":"1"}'],
    [
      'a publish id that is a number',
      '{"client_key":"k","event":"x","create_time":1,"content":"{\\"publish_id\\":1}"}',
    ],
  ])('%s', async (_, rawBody) => {
    const header = `t=${T},s=${hmac(`${T}.${rawBody}`)}`;
    await expect(verify({ rawBody, header })).rejects.toMatchObject({
      code: 'webhook_body_unreadable',
      advice: 'report',
    });
  });
});
