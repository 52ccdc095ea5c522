import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to one PUT. Default `take`. */
export type PutFate =
  | 'take'
  /** Bytes are kept, but the connection ends without an answer. */
  | 'take_and_cut'
  /** The connection ends in the middle of the body; nothing is kept. */
  | 'cut'
  | 'silence'
  /** Nothing is read from the connection any more. */
  | 'deaf'
  | {
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly keep?: boolean;
      readonly early?: boolean;
    };

export interface SeenPut {
  readonly range: string | undefined;
  readonly headers: IncomingMessage['headers'];
}

export interface UploadSink {
  readonly origin: string;
  readonly uploadUrl: string;
  readonly puts: SeenPut[];
  /** One per PUT, in order; afterwards everything is taken. */
  fates: PutFate[];
  /** Bytes in the right place so far, as `status/fetch` would tell. */
  uploadedBytes(): number;
  sha256(): string;
  /** Forgets everything, for the next upload. */
  reset(): void;
  stop(): Promise<void>;
}

/** An upload host that keeps what it was given in order, and refuses a range that does not start where it stands. */
export async function startUploadSink(tls?: { key: Buffer; cert: Buffer }): Promise<UploadSink> {
  const puts: SeenPut[] = [];
  const kept: Buffer[] = [];
  const keptBytes = () => kept.reduce((sum, part) => sum + part.byteLength, 0);
  const listener = (request: IncomingMessage, response: ServerResponse) => void answer(request, response);
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sink: UploadSink = {
    origin,
    uploadUrl: `${origin}/video/?upload_id=7300000000000000123&upload_token=5f0c1b7e-0000-4000-8000-00000000abcd`,
    puts,
    fates: [],
    uploadedBytes: keptBytes,
    reset: () => {
      kept.length = 0;
      puts.length = 0;
      sink.fates = [];
    },
    sha256: () => kept.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex'),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const range = request.headers['content-range'];
    puts.push({ range, headers: request.headers });
    const fate = sink.fates.shift() ?? 'take';
    if (fate === 'deaf') {
      return;
    }
    if (fate === 'cut') {
      request.once('data', () => request.socket.destroy());
      return;
    }
    if (typeof fate === 'object' && fate.early === true) {
      response.writeHead(fate.status).end();
      request.resume();
      return;
    }
    const body = await readBody(request);
    if (body === undefined || fate === 'silence') {
      return;
    }
    const [, first = '', , total = ''] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(range ?? '') ?? [];
    const isExpected = Number(first) === keptBytes();
    if (
      isExpected &&
      (fate === 'take' || fate === 'take_and_cut' || (typeof fate === 'object' && fate.keep === true))
    ) {
      kept.push(body);
    }
    if (fate === 'take_and_cut') {
      request.socket.destroy();
    } else if (fate === 'take') {
      response.writeHead(isExpected ? (keptBytes() === Number(total) ? 201 : 206) : 416).end();
    } else {
      response.writeHead(fate.status, fate.headers).end();
    }
  }

  return sink;
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  try {
    for await (const part of request) {
      parts.push(part as Buffer);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(parts);
}
