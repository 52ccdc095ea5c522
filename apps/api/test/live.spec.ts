import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openLiveStream } from './support/live-stream.ts';
import { direct, publish, sql, type Studio, studioOf, untilState } from './support/publish.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { uploadFromDevice } from './support/tus-upload.ts';
import { until } from './support/until.ts';

describe('live events', () => {
  let stack: TestStack;
  let ava: Studio;
  let leo: Studio;
  let videoId: string;

  beforeAll(async () => {
    stack = await startTestStack();
    ava = await studioOf(stack, 'ava.studio');
    leo = await studioOf(stack, 'leo.creates', 'admin');
    videoId = await uploadFromDevice(ava.browser, 'good.mp4');
  });
  afterAll(() => stack.close());

  it('need a session', async () => {
    const response = await stack.browser().get('/api/live');

    expect(response.status).toBe(401);
  });

  it('tell each change of a creator’s own publications, and nothing of anybody else’s', async () => {
    const own = await openLiveStream(ava.browser);
    const foreign = await openLiveStream(leo.browser);

    const { id } = await publish(ava.browser, direct(ava.accountId, videoId));
    const { version } = await untilState(ava.browser, id, 'published');
    await until(() => own.events.some((event) => event.version >= version));

    const versions = own.events.map((event) => event.version);
    expect(own.events[0]).toEqual({ kind: 'publication', id, version: 1 });
    expect(new Set(own.events.map((event) => event.id))).toEqual(new Set([id]));
    expect(versions).toEqual([...versions].sort((left, right) => left - right));
    expect(foreign.events).toEqual([]);
    own.close();
    foreign.close();
  });

  it('travel uncompressed, uncached and unbuffered', async () => {
    const stream = await openLiveStream(ava.browser);

    expect(stream.response.headers.get('Content-Type')).toContain('text/event-stream');
    expect(stream.response.headers.get('Content-Encoding')).toBeNull();
    expect(stream.response.headers.get('Cache-Control')).toContain('no-cache');
    expect(stream.response.headers.get('X-Accel-Buffering')).toBe('no');
    stream.close();
  });

  it('end with the session they were opened in, and no other', async () => {
    const noor = await studioOf(stack, 'noor.private');
    const elsewhere = await openLiveStream(ava.browser);
    const stream = await openLiveStream(noor.browser);
    await noor.browser.send('POST', '/api/sign-out');
    await until(() => stream.hasEnded);

    expect(elsewhere.hasEnded).toBe(false);
    elsewhere.close();
  });

  it('end when their creator is suspended', async () => {
    const noor = await studioOf(stack, 'noor.private');
    const stream = await openLiveStream(noor.browser);
    await leo.browser.send('PATCH', `/api/creators/${noor.me.creator.id}`, { status: 'suspended' });

    await until(() => stream.hasEnded);
  });

  it('end when changes may have been missed, so that browsers come back and read anew', async () => {
    const stream = await openLiveStream(ava.browser);

    await sql(
      stack,
      `select pg_terminate_backend(pid) from pg_stat_activity
                      where application_name = 'flowcast-listen' and datname = current_database()`,
    );
    await until(() => stream.hasEnded);

    const again = await openLiveStream(ava.browser);
    const { id } = await publish(ava.browser, direct(ava.accountId, videoId));
    await until(() => again.events.some((event) => event.id === id));
    again.close();
  });
});

describe('a stopping API', () => {
  it('does not wait for open streams', async () => {
    const stack = await startTestStack({ worker: false });
    const { browser } = await studioOf(stack, 'ava.studio');
    const stream = await openLiveStream(browser);

    await stack.close();

    expect(stream.hasEnded).toBe(true);
  });
});
