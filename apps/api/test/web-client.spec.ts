import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { serveWebClient } from '../src/platform/http/web-client.ts';

@Module({})
class EmptyModule {}

describe('the web client', () => {
  let app: NestExpressApplication;
  let directory: string;
  let url: string;
  const script = 'export const words = "the same words, the same words, the same words";';

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'flowcast-web-'));
    await writeFile(join(directory, 'index.html'), '<title>FlowCast</title>');
    await writeFile(join(directory, 'publish.html'), '<title>FlowCast, Publish</title>');
    await writeFile(join(directory, 'chunk-ABCDEFGH.js'), 'export {};');
    await writeFile(join(directory, 'main-a_C-efGH.js'), script);
    await writeFile(join(directory, 'main-a_C-efGH.js.br'), brotliCompressSync(script));
    await writeFile(join(directory, 'main-a_C-efGH.js.gz'), gzipSync(script));
    app = await NestFactory.create<NestExpressApplication>(EmptyModule, { logger: false });
    serveWebClient(app, directory);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });

  afterAll(async () => {
    await app.close();
    await rm(directory, { recursive: true });
  });

  const get = (path: string, accept = 'text/html') => fetch(url + path, { headers: { Accept: accept } });

  it.each(['/', '/publish', '/posts/3f0c2a52-6a43-4c0e-9c56-3a1f5d2b7f10', '/join/token_-1'])(
    'answers %s with its page, asked for anew each time',
    async (path) => {
      const answer = await get(path);

      expect(await answer.text()).toContain('FlowCast');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    },
  );

  it('answers a route with the page that was built for it', async () => {
    expect(await (await get('/publish')).text()).toContain('FlowCast, Publish');
    expect(await (await get('/publish/more')).text()).not.toContain('Publish');
  });

  it.each(['/chunk-ABCDEFGH.js', '/main-a_C-efGH.js'])('lets the hashed file %s be kept for ever', async (path) => {
    const answer = await get(path, '*/*');

    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toContain('immutable');
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', null],
  ])('sends to a browser that takes %s the form in %s', async (accepted, encoding) => {
    const answer = await fetch(`${url}/main-a_C-efGH.js`, { headers: { 'Accept-Encoding': accepted } });

    expect(await answer.text()).toBe(script);
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('content-type')).toContain('text/javascript');
  });

  it('tells caches that each form is another one', async () => {
    const forms = await Promise.all(
      ['br', 'gzip', 'identity'].map((accepted) =>
        fetch(`${url}/main-a_C-efGH.js`, { headers: { 'Accept-Encoding': accepted } }),
      ),
    );

    expect(new Set(forms.map(({ headers }) => headers.get('etag'))).size).toBe(3);
    for (const { headers } of forms) expect(headers.get('vary')).toContain('Accept-Encoding');
  });

  it('answers a form that is still the same without its bytes', async () => {
    const path = `${url}/main-a_C-efGH.js`;
    const tag = (await fetch(path, { headers: { 'Accept-Encoding': 'br' } })).headers.get('etag') ?? '';

    const again = await fetch(path, { headers: { 'Accept-Encoding': 'br', 'If-None-Match': tag }, cache: 'no-cache' });

    expect(again.status).toBe(304);
  });

  it.each(['/chunk-GONE0000.js', '/api/nothing', '/../package.json'])('has no page for %s', async (path) => {
    expect((await get(path, '*/*')).status).toBe(404);
  });
});
