import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TikTokWebhookError } from '../errors/tiktok-error.ts';
import { signWebhook, verifyWebhook } from './index.ts';

const SECRET = 'emulator-secret-0001';
const T = 1_700_000_000;
const now = () => T * 1000;
/** Test vector: this body at this time under this secret. */
const BODY =
  '{"client_key":"awemulator000001","event":"post.publish.complete","create_time":1700000000,"user_openid":"-000EmuOpenId0000000000000000000001","content":"{\\"publish_id\\":\\"v_pub_file~v2-1.7300000000000000001\\",\\"publish_type\\":\\"DIRECT_PUBLISH\\"}"}';
const SIGNATURE = '22459a1bb4581d649308d7a58bcd2ba921cb5e5f1fe209d5e9226027c374792a';
const HEADER = `t=${T},s=${SIGNATURE}`;

const verify = (rawBody: Uint8Array | string, header: string | null | undefined, secrets: string | string[] = SECRET) =>
  verifyWebhook({ rawBody, header, secrets, now });
const bodyWith = (event: string, content: string, extra = '"user_openid":"-0"') =>
  `{"client_key":"k","event":"${event}","create_time":${T},${extra},"content":${JSON.stringify(content)}}`;
async function verifySigned(body: string) {
  return verify(body, await signWebhook({ rawBody: body, secret: SECRET, timestampSec: T }));
}

describe('signing', () => {
  it('gives the known signature', async () => {
    expect(await signWebhook({ rawBody: BODY, secret: SECRET, timestampSec: T })).toBe(HEADER);
  });

  it('signs any bytes so that they verify, and no others', async () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(bytes, fc.nat(), async (rawBody, position) => {
        const header = await signWebhook({ rawBody, secret: SECRET, timestampSec: T });
        // Random bytes are no event: the signature was accepted when only the body is complained about.
        await expect(verify(rawBody, header)).rejects.toMatchObject({ code: 'webhook_body_unreadable' });
        const changed = rawBody.map((byte, index) => (index === position % rawBody.length ? byte ^ 1 : byte));
        await expect(verify(changed, header)).rejects.toMatchObject({ code: 'webhook_signature_mismatch' });
      }),
      { numRuns: 200 },
    );
  });
});

describe('verifying', () => {
  it('reads the event', async () => {
    expect(await verify(BODY, HEADER)).toEqual({
      event: 'post.publish.complete',
      clientKey: 'awemulator000001',
      createdAt: new Date(T * 1000),
      openId: '-000EmuOpenId0000000000000000000001',
      publishId: 'v_pub_file~v2-1.7300000000000000001',
      publishType: 'DIRECT_PUBLISH',
      content: { publish_id: 'v_pub_file~v2-1.7300000000000000001', publish_type: 'DIRECT_PUBLISH' },
    });
  });

  it.each([`s=${SIGNATURE},t=${T}`, `t=${T}, s=${SIGNATURE}`, `t=${T},s=${SIGNATURE.toUpperCase()}`, `v=1,${HEADER}`])(
    'takes the header %s',
    async (header) => {
      await expect(verify(new TextEncoder().encode(BODY), header)).resolves.toBeDefined();
    },
  );

  it('takes the old secret while the new one is coming', async () => {
    await expect(verify(BODY, HEADER, ['the-new-one', SECRET])).resolves.toBeDefined();
    await expect(verify(BODY, HEADER, ['the-new-one'])).rejects.toMatchObject({ code: 'webhook_signature_mismatch' });
    await expect(verify(BODY, HEADER, [])).rejects.toMatchObject({ code: 'webhook_signature_mismatch' });
  });

  it.each([
    undefined,
    null,
    '',
    't=1',
    `s=${SIGNATURE}`,
    `t=x,s=${SIGNATURE}`,
    `t=${T},s=zz`,
    `t=${T},s=${SIGNATURE}00`,
    'nonsense',
  ])('refuses the header %p', async (header) => {
    const outcome = verify(BODY, header);
    await expect(outcome).rejects.toBeInstanceOf(TikTokWebhookError);
    await expect(outcome).rejects.toMatchObject({ code: 'webhook_header_malformed', advice: 'reject_webhook' });
  });

  it.each([
    ['another time', `t=${T + 1},s=${SIGNATURE}`],
    ['another signature', `t=${T},s=${SIGNATURE.replace('2', '3')}`],
  ])('refuses %s', async (_, header) => {
    await expect(verify(BODY, header)).rejects.toMatchObject({ code: 'webhook_signature_mismatch' });
  });

  it.each([-301, 301])('refuses a signature %i seconds away', async (awaySec) => {
    const header = await signWebhook({ rawBody: BODY, secret: SECRET, timestampSec: T + awaySec });
    await expect(verify(BODY, header)).rejects.toMatchObject({ code: 'webhook_timestamp_out_of_tolerance' });
    await expect(
      verifyWebhook({ rawBody: BODY, header, secrets: SECRET, now, toleranceSec: 400 }),
    ).resolves.toBeDefined();
  });
});

describe('events', () => {
  it.each(['"7300000000000000777"', '7300000000000000777'])('keep the post id %s to the last digit', async (id) => {
    const event = await verifySigned(bodyWith('post.publish.publicly_available', `{"publish_id":"p","post_id":${id}}`));
    expect(event).toMatchObject({ publishId: 'p', postId: '7300000000000000777' });
  });

  it.each([
    ['post.publish.failed', '{"publish_id":"p","reason":"frame_rate_check_failed"}', 'frame_rate_check_failed'],
    ['post.publish.failed', '{"publish_id":"p","fail_reason":"internal"}', 'internal'],
    ['authorization.removed', '{"reason":1}', '1'],
  ])('%s tells why: %s', async (name, content, reason) => {
    expect(await verifySigned(bodyWith(name, content))).toMatchObject({ event: name, reason });
  });

  it('may have neither content nor user', async () => {
    const body = `{"client_key":"k","event":"tiktok.ping","create_time":${T}}`;
    expect(await verifySigned(body)).toEqual({
      event: 'tiktok.ping',
      clientKey: 'k',
      createdAt: new Date(T * 1000),
      content: {},
    });
  });

  it('may be of a kind this library does not know', async () => {
    expect(await verifySigned(bodyWith('post.liked', '{"by":"x"}'))).toMatchObject({
      event: 'post.liked',
      content: { by: 'x' },
    });
  });

  it.each(['', '[]', '{"event":"x"}', bodyWith('x', 'not json'), bodyWith('x', '[1]'), '\u0000'])(
    'that can not be read are refused: %p',
    async (body) => {
      await expect(verifySigned(body)).rejects.toMatchObject({ code: 'webhook_body_unreadable' });
    },
  );
});
