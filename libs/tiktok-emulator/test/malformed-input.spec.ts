import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endpointNames, endpoints } from '../src/wire/endpoints.ts';
import { Emulated, fileSource, type SignedIn, textAt } from './kit/emulated.ts';

/** 10,500 malformed requests in all; each must get an answer of TikTok's own shape. */
const runs = { raw: 6000, bodies: 2500, chunks: 2000 };

let emulated: Emulated;
let session: SignedIn;
const rejections: unknown[] = [];
const remember = (reason: unknown) => rejections.push(reason);

beforeAll(async () => {
  emulated = new Emulated({ switches: { rateLimits: 'off', mediaProbe: 'accept-all' } });
  await emulated.control(
    'accounts/ava.studio',
    { caps: { directPostsPer24h: 1e6, pendingSharesPer24h: 1e6 } },
    'PATCH',
  );
  session = await emulated.signIn();
  process.on('unhandledRejection', remember);
});

afterAll(() => {
  process.off('unhandledRejection', remember);
});

const paths = [...new Set(endpointNames.map((name) => endpoints[name].path))];
const path = fc.oneof(
  fc.constantFrom(
    ...paths,
    '/',
    '/control',
    '/control/faults',
    '/__control/faults',
    '/__control/accounts/x',
    '/@ava.studio',
  ),
  fc.webPath().map((text) => `/${text.replace(/^\/+/, '')}`),
);
const query = fc.oneof(
  fc.constant(''),
  fc.webQueryParameters().map((text) => `?${text}`),
  fc.constant('?fields=,,&upload_id=%ff'),
);
const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE');
const headerText = fc.string({ maxLength: 40 }).map((text) => text.replaceAll(/[^\t\x20-\x7e]/g, '').trim());
const headers = fc.record(
  {
    'content-type': fc.oneof(
      fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'video/mp4'),
      headerText,
    ),
    'content-range': fc.oneof(
      headerText,
      fc.string().map(() => 'bytes 0-9/10'),
    ),
    authorization: headerText,
    range: headerText,
    cookie: headerText,
  },
  { requiredKeys: [] },
);
const body = fc.oneof(fc.constant(undefined), fc.string(), fc.json(), fc.uint8Array({ maxLength: 200 }));

describe('malformed input', () => {
  it('of any kind at any route gets an answer, never a crash', async () => {
    await fc.assert(
      fc.asyncProperty(path, query, method, headers, body, async (...[toPath, withQuery, by, having, content]) => {
        const carries = by !== 'GET' && content !== undefined;
        const response = await emulated.fetch(encodeURI(toPath) + withQuery, {
          method: by,
          headers: having,
          ...(carries && { body: content as BodyInit }),
        });
        expect(response.status).toBeLessThan(500);
        expect(response.headers.get('x-tt-logid')).toHaveLength(34);
      }),
      { numRuns: runs.raw },
    );
  });

  it('in JSON bodies gets the envelope with a code', async () => {
    const route = fc.constantFrom(
      ...paths.filter((one) => one.startsWith('/v2/post/') || one.startsWith('/v2/video/')),
    );
    const almost = fc.record(
      {
        post_info: fc.oneof(fc.jsonValue(), fc.record({ privacy_level: fc.string(), title: fc.jsonValue() })),
        source_info: fc.oneof(
          fc.jsonValue(),
          fc.record({ source: fc.constant('FILE_UPLOAD'), video_size: fc.jsonValue(), chunk_size: fc.double() }),
          fc.record({ source: fc.constant('PULL_FROM_URL'), video_url: fc.string(), photo_images: fc.jsonValue() }),
        ),
        publish_id: fc.jsonValue(),
        media_type: fc.constantFrom('PHOTO', 1),
        post_mode: fc.constantFrom('DIRECT_POST', 'MEDIA_UPLOAD', null),
        filters: fc.jsonValue(),
        cursor: fc.jsonValue(),
        max_count: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(route, fc.oneof(almost, fc.jsonValue()), async (to, content) => {
        const answer = await session.post(`${to}?fields=id`, content);
        expect(answer.status).toBeLessThan(500);
        expect(textAt(answer, 'error', 'code')).not.toBe('');
        expect(textAt(answer, 'error', 'log_id')).toBe(answer.headers.get('x-tt-logid'));
      }),
      { numRuns: runs.bodies },
    );
  });

  it('in chunk headers never spoils an upload', async () => {
    const init = await session.initDirect({}, fileSource(1000));
    const url = textAt(init, 'data', 'upload_url');
    const number = fc.oneof(fc.nat({ max: 2000 }), fc.bigInt({ min: -5n, max: 10n ** 20n }), fc.constant(''));
    const range = fc.tuple(number, number, number).map(([first, last, total]) => `bytes ${first}-${last}/${total}`);
    await fc.assert(
      fc.asyncProperty(range, fc.uint8Array({ maxLength: 300 }), async (contentRange, content) => {
        const response = await emulated.fetch(url, {
          method: 'PUT',
          headers: { 'content-type': 'video/mp4', 'content-range': contentRange },
          body: content as BodyInit,
        });
        expect([400, 416]).toContain(response.status);
        expect(await response.text()).toBe('');
      }),
      { numRuns: runs.chunks },
    );
    expect((await session.status(textAt(init, 'data', 'publish_id'))).body.data).toEqual({
      status: 'PROCESSING_UPLOAD',
    });
  });

  it('left no rejection unhandled', async () => {
    await new Promise((resolve) => setImmediate(resolve));

    expect(rejections).toEqual([]);
  });
});
