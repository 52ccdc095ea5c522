import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it arrived. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A recorded answer, `cut` (connection closed instead of an answer) or `silence` (nothing ever comes). */
export type Replay =
  { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: string } | 'cut' | 'silence';

export interface ReplayServer {
  readonly baseUrl: string;
  readonly seen: SeenRequest[];
  /** What a path answers, in order; the last one stays. */
  answer(path: string, ...replays: Replay[]): void;
  stop(): Promise<void>;
}

/** A server that answers with recorded texts, byte for byte, and remembers what it was asked. */
export async function startReplayServer(): Promise<ReplayServer> {
  const replays = new Map<string, Replay[]>();
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    void readRequest(request).then((read) => {
      seen.push(read);
      const queue = replays.get(read.path) ?? [];
      send(response, (queue.length > 1 ? queue.shift() : queue[0]) ?? { status: 404, body: '404 page not found' });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    answer: (path, ...answers) => void replays.set(path, answers),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readRequest(request: IncomingMessage): Promise<SeenRequest> {
  const parts: Buffer[] = [];
  for await (const part of request) {
    parts.push(part as Buffer);
  }
  const url = new URL(request.url ?? '/', 'http://replay');
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(parts).toString(),
  };
}

function send(response: ServerResponse, replay: Replay): void {
  if (replay === 'silence') {
    return;
  }
  if (replay === 'cut') {
    response.socket?.destroy();
    return;
  }
  response.writeHead(replay.status ?? 200, { 'content-type': 'application/json', ...replay.headers });
  response.end(replay.body ?? '');
}
