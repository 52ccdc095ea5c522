import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Publication, Video } from '@flowcast/shared-models';
import { freePort } from './support/free-port.ts';
import { type PullDoor, startPullDoor } from './support/pull-door.ts';
import { direct, paddedVideo, publish, sql, type Studio, studioOf } from './support/publish.ts';
import { problemOf } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { beginUpload, sendBytes } from './support/tus-upload.ts';
import { until } from './support/until.ts';

const sizeBytes = 40_000_000;

interface Row {
  method: string;
  range: string | null;
  status: number;
  bytes_sent: string;
  user_agent: string | null;
  is_over: boolean;
}

describe('where TikTok fetches videos', () => {
  let door: PullDoor;
  let stack: TestStack;
  let ava: Studio;
  let bytes: Buffer;
  let publication: Publication;
  /** TikTok was told of it and stands at the closed door. */
  let path: string;

  beforeAll(async () => {
    door = await startPullDoor(await freePort());
    door.beforePassing = () => new Promise(() => {});
    stack = await startTestStack({ env: { PULL_BASE_URL: door.url }, emulator: { verifiedPrefix: `${door.url}/` } });
    ava = await studioOf(stack, 'ava.studio', 'admin');
    bytes = await paddedVideo(sizeBytes);
    publication = await publish(ava.browser, direct(ava.accountId, await catalogVideo()));
    await until(() => door.asked.length === 1);
    path = door.asked[0]?.split(' ')[1] ?? '';
  });
  afterAll(async () => {
    await door.close();
    await stack.close();
  });
  beforeEach(() => sql(stack, 'delete from pull_fetches'));

  const catalogVideo = async () => {
    const location = await beginUpload(ava.browser, bytes.length, { filename: 'a.mp4', purpose: 'catalog' });
    await sendBytes(ava.browser, location, bytes);
    const uploadId = location.split('/').at(-1);
    const response = await ava.browser.send('POST', '/api/videos', { uploadId, title: 'From the catalog' });
    return ((await response.json()) as Video).id;
  };
  const ask = (headers: Record<string, string> = {}, init: RequestInit = {}) =>
    fetch(`${stack.apiUrl}${path}`, { ...init, headers });
  const bodyOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
  const rows = () =>
    sql<Row>(
      stack,
      `select method, range, status, bytes_sent, user_agent, ended_at is not null as is_over from pull_fetches order by id`,
    );
  /** The row is completed just after the answer has ended. */
  const endedRow = async () => {
    await until(async () => (await rows()).at(-1)?.is_over);
    return (await rows()).at(-1);
  };

  it('gives the whole video to whoever knows the address, without a session, and lets nobody keep it', async () => {
    const response = await ask();

    expect(response.status).toBe(200);
    expect((await bodyOf(response)).equals(bytes)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': String(sizeBytes),
      'accept-ranges': 'bytes',
      'cache-control': 'no-store, no-transform',
    });
    expect([response.headers.get('ETag'), response.headers.get('Set-Cookie')]).toEqual([null, null]);
    expect(await endedRow()).toMatchObject({ method: 'GET', status: 200, bytes_sent: String(sizeBytes) });
  });

  it('tells the size to a HEAD, which is not taken for a fetch of bytes', async () => {
    const response = await ask({}, { method: 'HEAD' });

    expect([response.status, response.headers.get('Content-Length')]).toEqual([200, String(sizeBytes)]);
    expect((await bodyOf(response)).length).toBe(0);
    expect(await endedRow()).toMatchObject({ method: 'HEAD', status: 200, bytes_sent: '0' });
  });

  it.each([
    ['bytes=0-0', 0, 0],
    ['bytes=5-1048576', 5, 1_048_576],
    ['bytes=39999990-', 39_999_990, sizeBytes - 1],
    ['bytes=39999990-99999999999', 39_999_990, sizeBytes - 1],
    ['bytes=-10', sizeBytes - 10, sizeBytes - 1],
  ])('answers ranges: %s', async (range, first, last) => {
    const response = await ask({ Range: range });

    expect(response.status).toBe(206);
    expect(response.headers.get('Content-Range')).toBe(`bytes ${first}-${last}/${sizeBytes}`);
    expect(response.headers.get('Content-Length')).toBe(String(last - first + 1));
    expect((await bodyOf(response)).equals(bytes.subarray(first, last + 1))).toBe(true);
    expect(await endedRow()).toMatchObject({ range, status: 206, bytes_sent: String(last - first + 1) });
  });

  it.each(['bytes=40000000-', 'bytes=99999999999999999999-', 'bytes=-0'])('has no bytes for %s', async (range) => {
    const response = await ask({ Range: range });

    expect(response.headers.get('Content-Range')).toBe(`bytes */${sizeBytes}`);
    expect(await problemOf(response)).toBe('416 range_not_satisfiable');
    expect(await rows()).toMatchObject([{ range, status: 416, bytes_sent: '0' }]);
  });

  it.each<[string, Record<string, string>]>([
    ['a range that ends before it begins', { Range: 'bytes=9-5' }],
    ['two ranges', { Range: 'bytes=0-1,5-6' }],
    ['another unit', { Range: 'lines=1-2' }],
    ['an endless range', { Range: `bytes=${'9'.repeat(4_000)}x` }],
    ['a range of another version', { Range: 'bytes=0-1', 'If-Range': '"anything"' }],
    ['whoever has any version', { 'If-None-Match': '*' }],
    ['whoever has one of now', { 'If-Modified-Since': new Date().toUTCString() }],
    ['a browser', { 'Accept-Encoding': 'gzip, br', Accept: 'text/html' }],
  ])('gives all of it, as it is, to %s', async (_who, headers) => {
    const response = await ask(headers, { method: 'HEAD' });

    expect([response.status, response.headers.get('Content-Length')]).toEqual([200, String(sizeBytes)]);
    expect(response.headers.get('Content-Encoding')).toBeNull();
    expect((await endedRow())?.range?.length ?? 0).toBeLessThanOrEqual(200);
  });

  it.each([
    ['a token nobody was given', () => `/pull/${randomBytes(32).toString('base64url')}.mp4`],
    ['another ending', () => path.replace('.mp4', '.txt')],
    ['no ending', () => path.replace('.mp4', '')],
    ['other letters', () => path.toLowerCase()],
    ['one letter less', () => path.replace(/.\.mp4$/, '.mp4')],
    ['more behind it', () => `${path}x`],
    ['a path that leaves', () => '/pull/..%2f..%2fetc%2fpasswd'],
    ['an encoded line end', () => `${path}%0d%0aSet-Cookie:a=b`],
    ['a zero byte', () => '/pull/%00.mp4'],
    ['a broken encoding', () => '/pull/%E0%A4%A.mp4'],
    ['a quote', () => `/pull/'%20or%201=1--.mp4`],
    ['the folder itself', () => '/pull/'],
    ['a folder below', () => `${path}/more`],
    ['the API’s prefix', () => `/api${path}`],
  ])('knows nothing of %s', async (_what, pathOf) => {
    const response = await fetch(`${stack.apiUrl}${pathOf()}`, { headers: { Accept: 'text/html,*/*' } });
    const text = await response.text();

    expect([400, 404]).toContain(response.status);
    expect(text).not.toMatch(/<fc-root|sha256|storage|videos\//);
    expect(await rows()).toEqual([]);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('takes no %s', async (method) => {
    const response = await ask({}, { method });

    expect(response.status === 204 || response.status === 404).toBe(true);
    expect(await rows()).toEqual([]);
  });

  it('reads no further than a caller takes, and writes down how far that was', async () => {
    const socketClosed = Promise.withResolvers<true>();
    const asking = request(`${stack.apiUrl}${path}`, (response) => {
      response.once('data', () => {
        response.pause();
        response.destroy();
      });
      response.once('close', () => socketClosed.resolve(true));
    });
    asking.on('error', () => undefined).end();
    await socketClosed.promise;
    const row = await endedRow();

    expect(row?.status).toBe(200);
    expect(Number(row?.bytes_sent)).toBeLessThan(sizeBytes / 2);
  });

  it('serves many at once', async () => {
    const parts = Array.from({ length: 20 }, (_, part) => part * 2_000_000);
    const answers = await Promise.all(
      parts.map(async (first) => bodyOf(await ask({ Range: `bytes=${first}-${first + 1_999_999}` }))),
    );

    expect(Buffer.concat(answers).equals(bytes)).toBe(true);
    await until(async () => (await rows()).filter(({ is_over: isOver }) => isOver).length === 20);
    const shown = (await (await ava.browser.get(`/api/publications/${publication.id}`)).json()) as Publication;
    expect(shown).toMatchObject({ state: 'processing', bytesSent: sizeBytes });
  });

  it('keeps of a caller what can be read, and of callers who get nothing not too many', async () => {
    await ask({ 'User-Agent': `Tik\u00e9${'x'.repeat(500)}` }, { method: 'HEAD' });
    const [row] = await rows();
    for (let count = 0; count < 110; count += 1) await ask({ Range: 'bytes=40000000-' });

    expect(row?.user_agent).toMatch(/^Tik\?+x+$/);
    expect(row?.user_agent?.length).toBeLessThanOrEqual(200);
    expect((await rows()).length).toBe(100);
    await (await ask({ Range: 'bytes=0-9' })).arrayBuffer();
    expect((await rows()).length).toBe(101);
  });

  it('is an address nobody finds in the database', async () => {
    const token = path.slice('/pull/'.length, -'.mp4'.length);
    const [found] = await sql<{ text: string }>(
      stack,
      `select (select string_agg(a::text, '') from attempts a) || (select string_agg(h::text, '') from attempt_history h) as text`,
    );

    expect(token).toHaveLength(43);
    expect(found?.text).not.toContain(token);
  });
});
