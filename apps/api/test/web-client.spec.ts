import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'flowcast-web-'));
    await writeFile(join(directory, 'index.html'), '<title>FlowCast</title>');
    await writeFile(join(directory, 'chunk-ABCDEFGH.js'), 'export {};');
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

  it('lets hashed files be kept for ever', async () => {
    const answer = await get('/chunk-ABCDEFGH.js', '*/*');

    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toContain('immutable');
  });

  it.each(['/chunk-GONE0000.js', '/api/nothing'])('has no page for %s', async (path) => {
    expect((await get(path, '*/*')).status).toBe(404);
  });
});
