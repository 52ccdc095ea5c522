import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { signWebhook, verifyWebhook } from '../src/index.ts';
import { ACCESS_TOKEN } from './support/fixtures.ts';
import { testClient } from './support/test-client.ts';

const token = { accessToken: ACCESS_TOKEN };
/** Every id TikTok can give out, quoted or bare; most of those of 16 digits and more do not fit a JavaScript number. */
const ids = fc.bigInt({ min: 0n, max: 9_223_372_036_854_775_807n }).map(String);
const written = fc.tuple(ids, fc.boolean()).map(([id, quoted]) => ({ id, text: quoted ? `"${id}"` : id }));
const answering = (data: string) =>
  testClient({ fetch: async () => new Response(`{"data":${data},"error":{"code":"ok"}}`) }).client;

describe('an id keeps its last digit', () => {
  it('in the list of a status', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(written, { maxLength: 5 }), async (posts) => {
        const list = posts.map(({ text }) => text).join(',');
        const { posts: api } = answering(`{"status":"PUBLISH_COMPLETE","publicaly_available_post_id":[${list}]}`);
        const { postIds } = await api.status({ ...token, publishId: 'p' });
        expect(postIds).toEqual(posts.map(({ id }) => id));
      }),
    );
  });

  it('alone, where a list is documented', async () => {
    await fc.assert(
      fc.asyncProperty(written, async ({ id, text }) => {
        const { posts } = answering(`{"status":"PUBLISH_COMPLETE","publicaly_available_post_id":${text}}`);
        expect((await posts.status({ ...token, publishId: 'p' })).postIds).toEqual([id]);
      }),
    );
  });

  it('in a list and a query of videos', async () => {
    await fc.assert(
      fc.asyncProperty(written, async ({ id, text }) => {
        const { videos } = answering(`{"videos":[{"id":${text}}],"has_more":false}`);
        expect(await videos.list(token).next()).toMatchObject({ value: { id } });
        expect(await videos.query({ ...token, ids: [id] })).toEqual([{ id }]);
      }),
    );
  });

  it('on its way to TikTok', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(ids, { minLength: 1, maxLength: 20 }), async (asked) => {
        const bodies: string[] = [];
        const fetch = async (_url: unknown, init?: RequestInit) => {
          bodies.push(typeof init?.body === 'string' ? init.body : '');
          return new Response('{"data":{"videos":[]},"error":{"code":"ok"}}');
        };
        await testClient({ fetch }).client.videos.query({ ...token, ids: asked });
        expect(bodies).toEqual([`{"filters":{"video_ids":${JSON.stringify(asked)}}}`]);
      }),
    );
  });

  it('in a webhook', async () => {
    await fc.assert(
      fc.asyncProperty(written, async ({ id, text }) => {
        const content = JSON.stringify(`{"publish_id":"p","post_id":${text}}`);
        const rawBody = `{"client_key":"k","event":"post.publish.publicly_available","create_time":1,"content":${content}}`;
        const header = await signWebhook({ rawBody, secret: 's' });
        expect((await verifyWebhook({ rawBody, header, secrets: 's' })).postId).toBe(id);
      }),
    );
  });
});
