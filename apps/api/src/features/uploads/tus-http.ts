import { Readable } from 'node:stream';
import { ByteLengthQueuingStrategy } from 'node:stream/web';
import { videoIdHeader } from '@flowcast/shared-models';
import type { Request as HttpRequest, Response as HttpResponse } from 'express';

/** What the protocol reads; cookies and the rest stay out of the library. */
const requestHeaders = [
  'Tus-Resumable',
  'Upload-Length',
  'Upload-Defer-Length',
  'Upload-Metadata',
  'Upload-Offset',
  'Upload-Concat',
  'Content-Type',
  'Content-Length',
];
const exposedHeaders = [
  'Location',
  'Tus-Resumable',
  'Upload-Offset',
  'Upload-Length',
  'Upload-Expires',
  'Upload-Metadata',
  videoIdHeader,
];
const bodyBufferBytes = 256 * 1024;

/** The web `Request` of an HTTP request, its body flowing as it arrives: nothing is gathered. */
export function tusRequestOf(request: HttpRequest): Request {
  const headers = new Headers();
  for (const name of requestHeaders) {
    const value = request.get(name);
    if (value !== undefined) headers.set(name, value);
  }
  const url = new URL(request.originalUrl.split('?')[0] ?? '/', 'http://portal.invalid');
  return new Request(url, { method: request.method, headers, ...bodyOf(request) });
}

function bodyOf(request: HttpRequest): RequestInit {
  if (request.method === 'HEAD' || request.method === 'DELETE') return {};
  const strategy = new ByteLengthQueuingStrategy({ highWaterMark: bodyBufferBytes });
  return { body: Readable.toWeb(request, { strategy }) as ReadableStream<Uint8Array>, duplex: 'half' } as RequestInit;
}

/** Runs one exchange and answers what came of it. A refusal travels on as the error it is. */
export async function answerTus(
  request: HttpRequest,
  response: HttpResponse,
  exchange: (request: Request) => Promise<Response>,
): Promise<void> {
  response.set({ 'Tus-Resumable': '1.0.0', 'Access-Control-Expose-Headers': exposedHeaders.join(', ') });
  try {
    const { status, headers } = await exchange(tusRequestOf(request));
    // Which origins may read an answer is the portal's decision, not the library's.
    headers.forEach((value, name) => name.startsWith('access-control-') || response.set(name, value));
    response.status(status).end();
  } finally {
    discardRest(request);
  }
}

/** Lets a client that is still sending finish, so that it reads the refusal instead of a reset connection. */
function discardRest(request: HttpRequest): void {
  if (request.complete) return;
  request.removeAllListeners('data');
  request.resume();
}
