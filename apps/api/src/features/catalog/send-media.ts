import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { errorCode } from '../../platform/errors/index.ts';
import type { ByteRange } from '../../platform/media-storage/index.ts';
import { byteRangeOf, ifRangeHolds } from './byte-range.ts';
import { rangeNotSatisfiable } from './catalog.errors.ts';

/** A file ready to be sent, whole or in part. `etag` is strong: it changes with any byte. */
export interface Media {
  sizeBytes: number;
  contentType: string;
  etag: string;
  cacheControl: string;
  open(range?: ByteRange): Readable;
}

/**
 * Answers GET and HEAD for a file: 200, 206, 304 or 416. Reads from storage only as fast as the caller takes it.
 * @throws {CodedError} `range_not_satisfiable`
 */
export async function sendMedia(media: Media, request: Request, response: Response): Promise<void> {
  const { sizeBytes, etag } = media;
  response.set({ 'Accept-Ranges': 'bytes', 'Cache-Control': media.cacheControl, ETag: etag });
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  const wanted = ifRangeHolds(request.get('If-Range'), etag) ? request.get('Range') : undefined;
  const range = byteRangeOf(wanted, sizeBytes);
  if (range === 'none') {
    response.set({ 'Content-Range': `bytes */${sizeBytes}`, 'Cache-Control': 'no-store' }).removeHeader('ETag');
    throw rangeNotSatisfiable(sizeBytes);
  }
  const { first, last } = range === 'all' ? { first: 0, last: sizeBytes - 1 } : range;
  response.status(range === 'all' ? 200 : 206).set({
    'Content-Type': media.contentType,
    'Content-Length': String(last - first + 1),
    ...(range === 'all' ? {} : { 'Content-Range': `bytes ${first}-${last}/${sizeBytes}` }),
  });
  if (request.method === 'HEAD') response.end();
  else await stream(media.open({ first, last }), response);
}

/** A caller who hangs up (every browser does when it seeks) is no failure. */
async function stream(bytes: Readable, response: Response): Promise<void> {
  try {
    await pipeline(bytes, response);
  } catch (error) {
    if (errorCode(error) !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
