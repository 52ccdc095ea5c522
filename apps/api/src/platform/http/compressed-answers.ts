import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { NextFunction, Request, Response } from 'express';

/** Below this the packets are the same in number, and compressing takes longer than sending. */
const leastBytes = 1024;
const compressible = /^(?:text\/(?!event-stream)|application\/(?:[\w.]+\+)?json\b)/;

const gzipped = promisify(gzip);
const brotlied = promisify(brotliCompress);
/** The quality that answers made while the caller waits are commonly given: about gzip's time, a fifth smaller. */
const quality = 4;

/** The smaller first. */
const forms = [
  {
    encoding: 'br',
    compress: (bytes: Buffer) =>
      brotlied(bytes, {
        params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
      }),
  },
  { encoding: 'gzip', compress: (bytes: Buffer) => gzipped(bytes) },
] as const;

/**
 * Compresses answers that are texts and are given whole, as JSON is: files have forms that were compressed by the build, and
 * a stream must leave as it comes.
 *
 * The packages for this put functions of their own on every response. V8 takes a function that is written out where it is
 * assigned to a property for a method that lives long, and puts it into the old generation; from there it holds the request,
 * its rows and its answer until the next full collection, and each young collection moves them all (ADR 26). Here it has a
 * name first.
 */
export function compressedAnswers(request: Request, response: Response, next: NextFunction): void {
  const end = response.end.bind(response) as (...call: unknown[]) => Response;
  const endCompressed = (...call: unknown[]): Response => {
    const bytes = bytesOf(call);
    if (!bytes || !isCompressible(response, bytes)) return end(...call);
    response.vary('Accept-Encoding');
    const form = forms.find(({ encoding }) => request.acceptsEncodings(encoding));
    if (!form) return end(...call);
    void form.compress(bytes).then(
      (compressed) => {
        response.setHeader('Content-Encoding', form.encoding).setHeader('Content-Length', compressed.length);
        end(compressed);
      },
      // Without memory for it the answer is still one.
      () => end(bytes),
    );
    return response;
  };
  response.end = endCompressed as Response['end'];
  next();
}

/** What `end` was given to send, undefined when that is nothing. */
function bytesOf([body, encoding]: readonly unknown[]): Buffer | undefined {
  if (Buffer.isBuffer(body)) return body;
  if (typeof body !== 'string') return undefined;
  return Buffer.from(body, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
}

const isCompressible = (response: Response, bytes: Buffer) =>
  bytes.length >= leastBytes &&
  !response.headersSent &&
  !response.hasHeader('Content-Encoding') &&
  compressible.test(String(response.getHeader('Content-Type')));
