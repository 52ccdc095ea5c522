import { join, resolve } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';

const source = resolve(import.meta.dirname, '..', 'src');

/** As for a platform that has nothing of Node: a `node:` import that is left ends the build. */
async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(source, entry)],
    ...{ bundle: true, write: false, platform: 'browser', format: 'iife', globalName: 'library' },
    ...{ target: 'es2022', logLevel: 'silent', legalComments: 'none' },
  });
  return outputFiles.map(({ text }) => text).join('');
}

/** What browsers, workers and edge runtimes share; no `process`, no `Buffer`, no `require`. */
const webPlatform = () => ({
  ...{ AbortController, AbortSignal, DOMException, ReadableStream, Response, TextDecoder, TextEncoder },
  ...{ URL, URLSearchParams, clearTimeout, crypto, setTimeout },
});

describe('bundled for a browser', () => {
  it.each(['index.ts', 'wire/index.ts', 'webhooks/index.ts'])('%s needs nothing of Node', async (entry) => {
    const text = await bundle(entry);
    expect(text).not.toMatch(/["']node:/);
    expect(text).not.toMatch(/\brequire\(/);
    expect(text).not.toMatch(/\b(process|Buffer|__dirname)\b\s*[.[(]/);
  });

  it('node/index.ts can not be bundled, which shows that the check sees', async () => {
    await expect(bundle('node/index.ts')).rejects.toThrow(/node:fs|node:http/);
  });

  it('runs where there is only what browsers have', async () => {
    const program = `
      const client = new library.TikTokClient({
        clientKey: 'k', clientSecret: 's',
        fetch: async () => new Response('{"data":{"status":"PUBLISH_COMPLETE","publicaly_available_post_id":[7300000000000000777]},"error":{"code":"ok"}}'),
      });
      (async () => {
        const { postIds } = await client.posts.status({ accessToken: 'act.x', publishId: 'p' });
        const { challenge } = await library.createPkce();
        const header = await library.signWebhook({ rawBody: '{}', secret: 's', timestampSec: 1 });
        return JSON.stringify({ postIds, challenge: challenge.length, header: header.length, chunks: library.planChunks(70000000).chunkCount });
      })()`;
    const told = (await runInContext(`${await bundle('index.ts')};${program}`, createContext(webPlatform()))) as string;
    expect(JSON.parse(told)).toEqual({ postIds: ['7300000000000000777'], challenge: 64, header: 70, chunks: 7 });
  });

  it('stays small enough to be sent to a browser', async () => {
    expect((await bundle('index.ts')).length).toBeLessThan(250_000);
  });
});
