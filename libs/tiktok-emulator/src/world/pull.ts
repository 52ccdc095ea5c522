import { createHash } from 'node:crypto';
import { finishAsFailed } from './progress.ts';
import { startProcessing } from './processing.ts';
import type { FailReason, Media, Publish } from './publish.ts';
import type { World } from './world.ts';

/** TikTok's own bound for a photo; a video's is 4 GB. */
const maxBytes = { photo: 20 * 1024 ** 2, video: 4 * 1024 ** 3 };
const photoTypes = new Set(['image/jpeg', 'image/webp']);

/** A download that did not come to its end, told apart from faults of ours by its reason. */
class PullFailed extends Error {
  override readonly name = 'PullFailed';
  readonly reason: FailReason;

  constructor(reason: FailReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

const running = new WeakMap<Publish, AbortController>();

/** Fetches the media of a PULL_FROM_URL publish while the client goes on; the status tells how it ended. */
export function startPull(world: World, publish: Publish): void {
  const abort = new AbortController();
  running.set(publish, abort);
  pullAll(world, publish, abort.signal)
    .then((media) => (isWaiting(publish) ? startProcessing(world, publish, media) : undefined))
    .catch((error: unknown) => {
      const reason = error instanceof PullFailed ? error.reason : failedPull(publish);
      if (isWaiting(publish)) finishAsFailed(world, publish, reason, world.clock.now());
    })
    .finally(() => running.delete(publish));
}

/** Stops a download; what it was for is decided by the caller. */
export function cancelPull(publish: Publish): void {
  running.get(publish)?.abort();
}

function isWaiting({ state }: Publish): boolean {
  return state === 'transferring';
}

function failedPull({ kind }: Publish): FailReason {
  return kind === 'photo' ? 'photo_pull_failed' : 'video_pull_failed';
}

async function pullAll(world: World, publish: Publish, signal: AbortSignal): Promise<Media[]> {
  const media: Media[] = [];
  for (const [index, url] of publish.pullUrls.entries()) {
    const response = await world.fetch(url, { redirect: 'manual', signal });
    if (response.status !== 200 || response.body === null) {
      throw new PullFailed(failedPull(publish), `the address answered ${response.status}`);
    }
    const contentType = response.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
    if (publish.kind === 'photo' && !photoTypes.has(contentType)) {
      throw new PullFailed('file_format_check_failed', `${contentType} is no photo TikTok takes`);
    }
    const key = `${publish.publishId}-${index}`;
    const stored = await store(world, publish, { key, body: response.body });
    media.push({ ...stored, key, contentType: contentType || 'video/mp4' });
  }
  return media;
}

interface Download {
  key: string;
  body: ReadableStream<Uint8Array>;
}

async function store(world: World, publish: Publish, { key, body }: Download) {
  const sink = await world.bytes.openAt(key, 0);
  const hash = createHash('sha256');
  let sizeBytes = 0;
  try {
    for await (const piece of body) {
      sizeBytes += piece.byteLength;
      if (sizeBytes > maxBytes[publish.kind]) throw new PullFailed(failedPull(publish), 'too large');
      hash.update(piece);
      await sink.write(piece);
      publish.downloadedBytes += piece.byteLength;
    }
  } finally {
    await sink.close();
  }
  return { sizeBytes, sha256: hash.digest('hex') };
}
