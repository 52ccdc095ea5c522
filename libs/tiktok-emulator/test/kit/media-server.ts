import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Emulated } from './emulated.ts';

type Respond = (request: IncomingMessage, response: ServerResponse) => void;

/** A web server with media on it, and a memory of what was asked. */
export interface MediaServer {
  origin: string;
  asked: string[];
  serve(path: string, body: Uint8Array, contentType?: string, status?: number): string;
  answer(path: string, respond: Respond): string;
  close(): Promise<void>;
}

export async function startMediaServer(): Promise<MediaServer> {
  const responds = new Map<string, Respond>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const respond = responds.get(path);
    if (respond) respond(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const answer = (path: string, respond: Respond) => {
    responds.set(path, respond);
    return origin + path;
  };
  return {
    origin,
    asked,
    answer,
    serve: (path, body, contentType = 'application/octet-stream', status = 200) =>
      answer(path, (_request, response) => response.writeHead(status, { 'content-type': contentType }).end(body)),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Waits until a download has ended, in whatever way; it runs in real time, the emulator's clock stands still. */
export async function downloadEnd({ emulator }: Emulated, publishId: string): Promise<void> {
  const deadline = Date.now() + 5000;
  for (;;) {
    const publish = emulator.world.state.publishes.get(publishId);
    const isJudged = publish?.state !== 'processing' || publish.verdict !== null;
    if (publish?.state !== 'transferring' && isJudged) return;
    if (Date.now() > deadline) throw new Error(`The download of ${publishId} has not ended.`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
