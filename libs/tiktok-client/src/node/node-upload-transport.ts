import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { Agent, ClientRequest, IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { UploadAnswer, UploadPut, UploadTransport } from '../uploads/transport.ts';

export interface NodeUploadTransportOptions {
  /** Default: Node's global agent of the scheme. */
  readonly agent?: Agent | undefined;
}

/** Chunks by `node:http(s)`: faster than `fetch`, because bytes go to the socket without being copied. */
export function nodeUploadTransport({ agent }: NodeUploadTransportOptions = {}): UploadTransport {
  return { put: (put) => putByHttp(put, agent) };
}

async function putByHttp(put: UploadPut, agent: Agent | undefined): Promise<UploadAnswer> {
  const url = new URL(put.url);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const request = send(url, { method: 'PUT', headers: put.headers, signal: put.signal, ...(agent ? { agent } : {}) });
  // Errors after the answer (the other side closing early) concern nobody, but unheard they would end the process.
  request.on('error', () => undefined);
  const answered = once(request, 'response').then(([message]) => message as IncomingMessage);
  try {
    await writeBody(request, put, answered);
    const message = await answered;
    message.resume();
    return {
      status: message.statusCode ?? 0,
      retryAfter: message.headers['retry-after'] ?? null,
      logId: [message.headers['x-tt-logid']].flat()[0] ?? null,
    };
  } finally {
    // An answer before the end of the body leaves a connection nobody can use again.
    if (!request.writableFinished) {
      request.destroy();
    }
  }
}

/** Writes until the body or the other side ends it; the next bytes are asked for only when these are with the system. */
async function writeBody(request: ClientRequest, put: UploadPut, answered: Promise<unknown>): Promise<void> {
  const state = { isAnswered: false };
  const stopped = answered.then(() => {
    state.isAnswered = true;
  });
  // Heard here too: it may fail while the source is being read, when nobody waits for it.
  stopped.catch(() => undefined);
  for await (const bytes of put.body) {
    await Promise.race([write(request, bytes), stopped]);
    if (state.isAnswered) {
      return;
    }
    put.onBytes(bytes.byteLength);
  }
  request.end();
}

function write(request: ClientRequest, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    request.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}
