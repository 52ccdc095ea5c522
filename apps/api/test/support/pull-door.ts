import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

/** The studio's public address, as TikTok sees it: passes requests on to the API and remembers them. */
export interface PullDoor {
  readonly url: string;
  /** Where requests go; must be set before the first one comes. */
  target: string;
  /** `METHOD path` of every request, in the order they came. */
  readonly asked: string[];
  /** Awaited with each request before it is passed on. */
  beforePassing: () => Promise<void>;
  close(): Promise<void>;
}

export async function startPullDoor(port: number): Promise<PullDoor> {
  const server: Server = createServer((request, response) => {
    void (async () => {
      door.asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
      await door.beforePassing();
      const { method = 'GET', url = '/' } = request;
      const answer = await fetch(new URL(url, door.target), { method, headers: textHeaders(request.headers) });
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      if (answer.body) await pipeline(Readable.fromWeb(answer.body as ReadableStream), response);
      else response.end();
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const door: PullDoor = {
    url: `http://127.0.0.1:${port}`,
    target: '',
    asked: [],
    beforePassing: async () => {},
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return door;
}

/** Those that are about the resource, not about this connection. */
function textHeaders({ range, 'user-agent': userAgent }: IncomingHttpHeaders): Record<string, string> {
  return { ...(range ? { Range: range } : {}), ...(userAgent ? { 'User-Agent': userAgent } : {}) };
}
