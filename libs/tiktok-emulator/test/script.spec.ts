import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConnectionCut } from '../src/index.ts';
import { codeOf, Emulated, fileSource, fixture, put, textAt } from './kit/emulated.ts';
import { downloadEnd, type MediaServer, startMediaServer } from './kit/media-server.ts';

const clip = new Uint8Array(fixture('clip.mp4'));

async function withScript(script: Record<string, unknown>) {
  const emulated = new Emulated({ switches: { rateLimits: 'off' } });
  const session = await emulated.signIn();
  const answer = await emulated.control('script', { version: 1, account: 'ava.studio', ...script });
  return { emulated, session, answer };
}

const creatorInfoOf = async (session: Awaited<ReturnType<Emulated['signIn']>>) =>
  (await session.creatorInfo()).body.data;

describe('a script', () => {
  it('is in force at once: settings, switches, timing and faults', async () => {
    const { emulated, session, answer } = await withScript({
      settings: { privacyLevelOptions: ['SELF_ONLY'], commentDisabled: true, maxVideoPostDurationSec: 60 },
      switches: { webhookDelivery: 'duplicate' },
      timing: { processingMs: 7 },
      faults: [{ kind: 'code', at: 'video_init', code: 'spam_risk_too_many_posts' }],
    });

    expect(answer.status).toBe(200);
    expect(await creatorInfoOf(session)).toMatchObject({
      privacy_level_options: ['SELF_ONLY'],
      comment_disabled: true,
      max_video_post_duration_sec: 60,
      duet_disabled: false,
    });
    expect(codeOf(await session.initDirect())).toBe('spam_risk_too_many_posts');
    expect(emulated.emulator.world).toMatchObject({
      switches: { webhookDelivery: 'duplicate', rateLimits: 'off' },
      timing: { processingMs: 7, moderationMs: 1500 },
    });
  });

  it('refuses an audience that its account does not offer', async () => {
    const { session } = await withScript({ settings: { privacyLevelOptions: ['SELF_ONLY'] } });

    expect(codeOf(await session.initDirect({ privacy_level: 'PUBLIC_TO_EVERYONE' }))).toBe(
      'privacy_level_option_mismatch',
    );
  });

  it('strikes only its account, and takes the place of what could strike it before', async () => {
    const { emulated, session } = await withScript({});
    await emulated.control('faults', { kind: 'code', at: 'creator_info', code: 'internal_error', times: 'always' });
    await emulated.control('faults', { kind: 'code', account: 'leo.creates', code: 'internal_error', times: 'always' });
    await emulated.control('script', {
      version: 1,
      account: 'ava.studio',
      faults: [{ kind: 'code', at: 'creator_info', code: 'rate_limit_exceeded', times: 'always' }],
    });
    const leo = await emulated.signIn('leo.creates');

    expect(codeOf(await session.creatorInfo())).toBe('rate_limit_exceeded');
    expect(codeOf(await leo.creatorInfo())).toBe('internal_error');
  });

  it('is for whoever publishes next when it names no account', async () => {
    const { session } = await withScript({
      account: null,
      faults: [{ kind: 'code', at: 'creator_info', code: 'oops' }],
    });

    expect(codeOf(await session.creatorInfo())).toBe('oops');
  });

  it('makes the account it needs', async () => {
    const { emulated } = await withScript({ account: 'my.own', settings: { private: true } });
    const session = await emulated.signIn('my.own');

    expect(await creatorInfoOf(session)).toMatchObject({ creator_username: 'my.own', duet_disabled: true });
  });

  it('may come as the exported story it is in', async () => {
    const { emulated, session } = await withScript({});
    const script = { version: 1, account: 'ava.studio', faults: [{ kind: 'code', at: 'creator_info', code: 'oops' }] };
    const answer = await emulated.control('script', {
      kind: 'flowcast-story',
      version: 1,
      story: { entries: [] },
      script,
    });

    expect(answer.status).toBe(200);
    expect(codeOf(await session.creatorInfo())).toBe('oops');
  });

  it.each([
    ['an unknown version', { version: 2 }, 'version'],
    ['an unknown name', { speed: 1 }, 'speed'],
    ['an unknown setting', { settings: { privat: true } }, 'settings.privat'],
    ['settings of nobody', { account: null, settings: { private: true } }, 'account: is needed'],
    ['an unknown switch', { switches: { rateLimit: 'on' } }, 'switches.rateLimit'],
    ['an impossible time', { timing: { processingMs: -1 } }, 'timing.processingMs'],
    ['an unknown fault', { faults: [{ kind: 'stuck' }, { kind: 'explode' }] }, 'faults.1.kind'],
    ['a fault that lacks something', { faults: [{ kind: 'cut', at: 'upload' }] }, 'faults.0.afterBytes'],
    [
      'a fetch that nobody makes',
      { faults: [{ kind: 'pull', fetches: [{ method: 'PUT' }] }] },
      'faults.0.fetches.0.method',
    ],
    ['no object', [], 'JSON object'],
  ])('with %s changes nothing and says where it is wrong', async (_what, wrong, place) => {
    const { emulated } = await withScript({});
    const before = JSON.stringify([emulated.emulator.world.switches, [...emulated.emulator.world.state.accounts]]);
    const good = { version: 1, account: 'ava.studio', settings: { private: true }, switches: { postIdForm: 'never' } };
    const script = Array.isArray(wrong) ? wrong : { ...good, ...wrong };
    const answer = await emulated.control('script', script);
    const inFile = await emulated.control('script', { kind: 'flowcast-story', version: 1, script });

    expect(answer.status).toBe(400);
    expect(textAt(answer, 'message')).toContain(place);
    if (!Array.isArray(wrong)) expect(textAt(inFile, 'message')).toContain(`script.${place}`);
    expect(JSON.stringify([emulated.emulator.world.switches, [...emulated.emulator.world.state.accounts]])).toBe(
      before,
    );
    expect(emulated.emulator.world.state.faults).toEqual([]);
  });

  it('can be pasted into the control room', async () => {
    const { emulated, session } = await withScript({});
    const paste = (script: string) =>
      emulated.call('/control/script', { method: 'POST', body: new URLSearchParams({ script }) });
    const script = { version: 1, account: 'ava.studio', faults: [{ kind: 'code', at: 'creator_info', code: 'oops' }] };

    expect((await paste('{"version":')).text).toContain('A script is a JSON object.');
    expect((await paste('{"version":3}')).text).toContain('The script is not understood: version');
    expect((await paste(JSON.stringify(script))).status).toBe(303);
    expect(codeOf(await session.creatorInfo())).toBe('oops');
  });
});

describe('what a script can let happen in the middle', () => {
  it('an account that changes between two looks', async () => {
    const { session } = await withScript({
      faults: [
        { kind: 'account_settings', at: 'creator_info', skip: 1, settings: { privacyLevelOptions: ['SELF_ONLY'] } },
      ],
    });

    expect(await creatorInfoOf(session)).toMatchObject({
      privacy_level_options: expect.arrayContaining(['SELF_ONLY', 'PUBLIC_TO_EVERYONE']),
    });
    expect(await creatorInfoOf(session)).toMatchObject({ privacy_level_options: ['SELF_ONLY'] });
    expect(await creatorInfoOf(session)).toMatchObject({ privacy_level_options: ['SELF_ONLY'] });
  });

  it('a permission that ends', async () => {
    const { emulated, session } = await withScript({
      faults: [{ kind: 'authorization_removed', at: 'creator_info', skip: 1 }],
    });

    expect((await session.creatorInfo()).status).toBe(200);
    expect(codeOf(await session.creatorInfo())).toBe('access_token_invalid');
    expect(codeOf(await emulated.refresh(session.refreshToken))).toBe('invalid_grant');
  });

  it('an answer that nobody can read, although TikTok has acted', async () => {
    const { emulated, session } = await withScript({ faults: [{ kind: 'unreadable', at: 'video_init' }] });
    const answer = await session.initDirect();

    expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('<html>')]);
    expect(emulated.emulator.world.state.publishes.size).toBe(1);
  });

  it('each try of an upload its own fate', async () => {
    const { emulated, session } = await withScript({
      faults: [
        { kind: 'cut', at: 'upload', afterBytes: 10 },
        { kind: 'server_error', at: 'upload', when: 'before', status: 503, skip: 1 },
      ],
    });
    const init = await session.initDirect({}, fileSource(clip.byteLength));
    const send = () => put(emulated, textAt(init, 'data', 'upload_url'), clip);

    await expect(send()).rejects.toThrow(ConnectionCut);
    expect((await send()).status).toBe(503);
    expect((await send()).status).toBe(201);
  });

  describe('a download', () => {
    let media: MediaServer;
    beforeAll(async () => {
      media = await startMediaServer();
      media.serve('/v/clip.mp4', clip, 'video/mp4');
    });
    afterAll(() => media.close());

    async function pulled(faults: readonly object[]) {
      const { emulated, session } = await withScript({ faults });
      await emulated.control('app', { verifiedPrefixes: [`${media.origin}/v/`], allowLoopbackPull: true });
      media.asked.length = 0;
      const source = { source: 'PULL_FROM_URL', video_url: `${media.origin}/v/clip.mp4` };
      const init = session.initDirect({}, source);
      const end = async () => {
        const publishId = textAt(await init, 'data', 'publish_id');
        await downloadEnd(emulated, publishId);
        await emulated.advance(10_000);
        return (await session.status(publishId)).body.data;
      };
      return { emulated, init, end };
    }
    const cut = { cutAfterBytes: 100 };

    it('that is done again after it broke off, until all of it is here', async () => {
      const { end, emulated } = await pulled([
        { kind: 'pull', at: 'video_init', fetches: [{ method: 'HEAD' }, cut, { afterMs: 1 }, {}] },
      ]);

      expect(await end()).toEqual({ status: 'PUBLISH_COMPLETE', downloaded_bytes: clip.byteLength });
      expect(media.asked).toHaveLength(3);
      expect((await emulated.control('effects')).body.items).toMatchObject([{ sizeBytes: clip.byteLength }]);
    });

    it.each([
      ['never begins', [], 0],
      ['breaks off each time', [cut, cut], 2],
    ])('that %s and fails', async (_what, fetches, count) => {
      const { end } = await pulled([{ kind: 'pull', at: 'video_init', fetches }]);

      expect(await end()).toEqual({ status: 'FAILED', fail_reason: 'video_pull_failed' });
      expect(media.asked).toHaveLength(count);
    });

    it('that fails for the reason another line gives, or stays without an end', async () => {
      const none = { kind: 'pull', at: 'video_init', fetches: [] };
      const failed = await pulled([none, { kind: 'fail_reason', at: 'video_init', reason: 'internal' }]);
      const stuck = await pulled([
        { ...none, answer: 'last' },
        { kind: 'stuck', at: 'video_init' },
      ]);
      await stuck.init;

      expect(await failed.end()).toEqual({ status: 'FAILED', fail_reason: 'internal' });
      expect([...stuck.emulated.emulator.world.state.publishes.values()]).toMatchObject([{ state: 'transferring' }]);
    });

    it('that is over before its init is answered, or before that answer is lost', async () => {
      const last = { kind: 'pull', at: 'video_init', fetches: [cut, {}], answer: 'last' };
      const answered = await pulled([last]);
      await answered.init;
      expect(media.asked).toHaveLength(2);

      const lost = await pulled([last, { kind: 'lost_answer', at: 'video_init', when: 'after' }]);
      await expect(lost.init).rejects.toThrow(ConnectionCut);
      expect(media.asked).toHaveLength(2);
    });
  });
});
