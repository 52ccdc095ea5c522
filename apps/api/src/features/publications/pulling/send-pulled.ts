import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { errorCode } from '../../../platform/errors/index.ts';
import type { ByteRange } from '../../../platform/media-storage/index.ts';
import { rangeNotSatisfiable } from '../../catalog/index.ts';
import { MediaChangedError } from './pulled-media.ts';
import type { PulledVideo, PullRequest } from './pull.service.ts';

const betweenReportsMs = 1_000;

type Fetch = (asked: PullRequest) => Promise<PulledVideo>;

/**
 * Answers GET and HEAD of a video's address: 200, 206, 416, or what `fetch` throws. Nothing of it may be kept on the way: an
 * answer from a cache would outlive the address. Reads from storage only as fast as the caller takes it.
 */
export async function sendPulled(fetch: Fetch, request: Request, response: Response): Promise<void> {
  response.set({ 'Cache-Control': 'no-store, no-transform', 'Referrer-Policy': 'no-referrer' });
  const { method } = request;
  // Without an entity tag `If-Range` can never hold: whoever sends it gets the whole file.
  const range = request.get('If-Range') === undefined ? request.get('Range') : undefined;
  const video = await fetch({ method, range, userAgent: request.get('User-Agent') });
  const { status, sizeBytes } = video;
  if (video.range === null) {
    await video.report({ bytesSent: 0, isOver: true });
    response.set('Content-Range', `bytes */${sizeBytes}`);
    throw rangeNotSatisfiable(sizeBytes);
  }
  const { first, last } = video.range;
  response.status(status).set({
    'Accept-Ranges': 'bytes',
    'Content-Type': video.contentType,
    'Content-Length': String(last - first + 1),
    ...(status === 206 ? { 'Content-Range': `bytes ${first}-${last}/${sizeBytes}` } : {}),
  });
  if (method === 'HEAD') {
    response.end();
    await video.report({ bytesSent: 0, isOver: true });
  } else await stream(video, video.range, response);
}

/** A caller who hangs up is no failure, and a file that changed meanwhile is one the caller sees by the missing end. */
async function stream(video: PulledVideo, range: ByteRange, response: Response): Promise<void> {
  let bytesSent = 0;
  let reportedAtMs = performance.now();
  const counted = async function* () {
    for await (const bytes of video.read(range)) {
      yield bytes;
      bytesSent += bytes.length;
      if (performance.now() - reportedAtMs < betweenReportsMs) continue;
      reportedAtMs = performance.now();
      await video.report({ bytesSent, isOver: false });
    }
  };
  try {
    await pipeline(counted, response);
  } catch (error) {
    if (errorCode(error) !== 'ERR_STREAM_PREMATURE_CLOSE' && !(error instanceof MediaChangedError)) throw error;
  } finally {
    await video.report({ bytesSent, isOver: true });
  }
}
