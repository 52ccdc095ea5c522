import { createHash } from 'node:crypto';
import { photoMaxBytes } from '../media/photo-verdict.ts';
import { finishAsFailed } from './progress.ts';
import { startProcessing } from './processing.ts';
import { type FailReason, type Media, type Publish, pullFailureOf } from './publish.ts';
import { beginPull, endPull } from './running-pulls.ts';
import type { World } from './world.ts';

const maxBytes = { photo: photoMaxBytes, video: 4 * 1024 ** 3 };

/** A photo's size is one of the things TikTok checks; a video without end is a download that went wrong. */
const tooLarge = { photo: 'picture_size_check_failed', video: 'video_pull_failed' } as const;

/** A download that did not come to its end, told apart from faults of ours by its reason. */
class PullFailed extends Error {
  override readonly name = 'PullFailed';
  readonly reason: FailReason;

  constructor(reason: FailReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Fetches the media of a PULL_FROM_URL publish while the client goes on; the status tells how it ended. */
export function startPull(world: World, publish: Publish): void {
  const signal = beginPull(publish);
  publish.downloadedBytes = 0;
  pullAll(world, publish, signal)
    .then((media) => (signal.aborted ? undefined : startProcessing(world, publish, media)))
    .catch((error: unknown) => {
      // Whoever stopped the download has said what becomes of the publish.
      if (signal.aborted) return;
      const reason = error instanceof PullFailed ? error.reason : pullFailureOf(publish);
      finishAsFailed(world, publish, reason, world.clock.now());
    })
    .finally(() => endPull(publish));
}

async function pullAll(world: World, publish: Publish, signal: AbortSignal): Promise<Media[]> {
  const media: Media[] = [];
  for (const [index, url] of publish.pullUrls.entries()) {
    const response = await world.fetch(url, { redirect: 'manual', signal });
    if (response.status !== 200 || response.body === null) {
      await response.body?.cancel();
      throw new PullFailed(pullFailureOf(publish), `the address answered ${response.status}`);
    }
    const contentType = response.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
    const key = `${publish.publishId}-${index}`;
    const stored = await store(world, publish, { key, body: response.body, signal });
    media.push({ ...stored, key, contentType: contentType || 'video/mp4' });
  }
  return media;
}

interface Download {
  key: string;
  body: ReadableStream<Uint8Array>;
  signal: AbortSignal;
}

async function store(world: World, publish: Publish, { key, body, signal }: Download) {
  const sink = await world.bytes.openAt(key, 0);
  const hash = createHash('sha256');
  let sizeBytes = 0;
  try {
    for await (const piece of body) {
      sizeBytes += piece.byteLength;
      signal.throwIfAborted();
      if (sizeBytes > maxBytes[publish.kind]) throw new PullFailed(tooLarge[publish.kind], 'too large');
      hash.update(piece);
      await sink.write(piece);
      publish.downloadedBytes += piece.byteLength;
    }
  } finally {
    await sink.close();
  }
  return { sizeBytes, sha256: hash.digest('hex') };
}
