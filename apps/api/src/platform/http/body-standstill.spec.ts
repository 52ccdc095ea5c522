import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import { cutAtStandstill } from './body-standstill.ts';

const limitMs = 1_000;

describe('a request body', () => {
  let server: Server;

  beforeEach(async () => {
    const app = express();
    app.use(cutAtStandstill(limitMs));
    app.post('/', (incoming, response) => {
      incoming.resume().once('end', () => void delay(2 * limitMs).then(() => response.end('whole')));
    });
    server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => void server.close());

  const begin = () => {
    const { port } = server.address() as AddressInfo;
    const upload = request({ port, method: 'POST', headers: { 'Content-Length': 10 } });
    upload.write('x');
    return upload;
  };

  it('may take longer than the limit while it moves, and its answer too', async () => {
    const upload = begin();
    for (let count = 0; count < 9; count += 1) {
      await delay(limitMs / 5);
      upload.write('x');
    }
    upload.end();
    const [response] = (await once(upload, 'response')) as [{ statusCode: number }];

    expect(response.statusCode).toBe(200);
  });

  it('that stands still is cut off', async () => {
    const upload = begin();
    const [error] = (await once(upload, 'error')) as [{ code: string }];

    expect(error.code).toBe('ECONNRESET');
  });
});
