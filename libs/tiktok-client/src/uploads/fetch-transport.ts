import type { UploadPut, UploadTransport } from './transport.ts';

/**
 * Sends chunks by `fetch` with a streamed body. Needs a `fetch` that sends such a body with the length it is told, as Node's
 * does; browsers are not meant: TikTok's upload hosts allow no cross-origin requests.
 */
export function fetchTransport(callFetch: typeof fetch): UploadTransport {
  return {
    async put(request) {
      const answer = await callFetch(request.url, {
        method: 'PUT',
        headers: request.headers,
        body: pulled(request),
        // `duplex` is missing in TypeScript's DOM types; without it streamed bodies are refused.
        ...({ duplex: 'half' } as object),
        redirect: 'manual',
        signal: request.signal,
      });
      await answer.body?.cancel();
      return {
        status: answer.status,
        retryAfter: answer.headers.get('retry-after'),
        logId: answer.headers.get('x-tt-logid'),
      };
    },
  };
}

/** Reads the source only when the network asks, and copies, because `fetch` keeps arrays after asking for the next. */
function pulled({ body, onBytes }: UploadPut): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = body[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const next = await iterator.next();
        if (next.done === true) {
          controller.close();
          return;
        }
        controller.enqueue(new Uint8Array(next.value));
        onBytes(next.value.byteLength);
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
