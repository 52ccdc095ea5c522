import { type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Header, Module, StreamableFile } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { compressedAnswers } from '../src/platform/http/compressed-answers.ts';

const words = { words: 'the same words, '.repeat(200), umlaut: 'ü' };
const json = JSON.stringify(words);

@Controller()
class AnswersController {
  @Get('large')
  large() {
    return words;
  }

  @Get('small')
  small() {
    return { ok: true };
  }

  @Get('text')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  text() {
    return words.words;
  }

  @Get('picture')
  @Header('Content-Type', 'image/svg')
  picture() {
    return words.words;
  }

  @Get('stream')
  stream() {
    return new StreamableFile(Buffer.from(json), { type: 'application/json' });
  }
}

@Module({ controllers: [AnswersController] })
class AnswersModule {}

describe('answers in text', () => {
  let app: NestExpressApplication;

  beforeAll(async () => {
    app = await NestFactory.create<NestExpressApplication>(AnswersModule, { logger: false });
    app.use(compressedAnswers);
    await app.listen(0, '127.0.0.1');
  });
  afterAll(() => app.close());

  /** As the bytes come: `fetch` would unpack them. */
  const get = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      request(new URL(path, `${baseUrl}/`), { method, headers }, resolve)
        .on('error', reject)
        .end();
    });
    return { status: answer.statusCode, headers: answer.headers, body: await buffer(answer) };
  };
  let baseUrl: string;
  beforeAll(async () => (baseUrl = await app.getUrl()));

  it.each([
    ['br', 'br', brotliDecompressSync],
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip', 'gzip', gunzipSync],
  ])('are compressed for who takes %s', async (accepted, encoding, unpack) => {
    const { headers, body } = await get('large', { 'Accept-Encoding': accepted });

    expect(headers).toMatchObject({ 'content-encoding': encoding, 'content-length': String(body.length) });
    expect(headers.vary).toContain('Accept-Encoding');
    expect(body.length).toBeLessThan(json.length / 4);
    expect(unpack(body).toString()).toBe(json);
  });

  it('stay as they are for who takes nothing else, and say that they might be other', async () => {
    const { headers, body } = await get('large', { 'Accept-Encoding': 'identity' });

    expect(body.toString()).toBe(json);
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers.vary).toContain('Accept-Encoding');
  });

  it.each(['small', 'picture', 'stream'])(
    'are left alone when that is not worth it or not theirs to do (%s)',
    async (path) => {
      const { headers, body } = await get(path, { 'Accept-Encoding': 'br' });

      expect(headers['content-encoding']).toBeUndefined();
      expect(body.toString()).toBe({ small: '{"ok":true}', picture: words.words, stream: json }[path]);
    },
  );

  it('may be other than JSON', async () => {
    const { headers, body } = await get('text', { 'Accept-Encoding': 'gzip' });

    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(gunzipSync(body).toString()).toBe(words.words);
  });

  it('are known again by their tag, and need not be sent a second time', async () => {
    const first = await get('large', { 'Accept-Encoding': 'br' });
    const again = await get('large', { 'Accept-Encoding': 'br', 'If-None-Match': String(first.headers.etag) });

    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
  });

  it('have no body when only their headers are asked for', async () => {
    const { status, body } = await get('large', { 'Accept-Encoding': 'br' }, 'HEAD');

    expect(status).toBe(200);
    expect(body).toHaveLength(0);
  });
});
