import { createHash } from 'node:crypto';
import { photoMaxBytes } from '../media/photo-verdict.ts';
import type { ByteSink } from '../storage/byte-store.ts';
import { finishAsFailed } from './progress.ts';
import { startProcessing } from './processing.ts';
import { type FailReason, type Media, type Publish, pullFailureOf } from './publish.ts';
import { answersAtOnce, answersInParts } from './pull-answers.ts';
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
    const ask = (headers: Record<string, string>) => world.fetch(url, { redirect: 'manual', signal, headers });
    const isInParts = world.switches.pullRequests === 'ranges' && publish.kind === 'video';
    const answers = isInParts ? answersInParts(ask) : answersAtOnce(ask);
    const key = `${publish.publishId}-${index}`;
    media.push({ ...(await store(world, publish, { key, answers, signal })), key });
  }
  return media;
}

interface Download {
  key: string;
  /** One after the other they hold the whole file; null instead of one that is not what was asked for. */
  answers: AsyncIterable<Response | null>;
  signal: AbortSignal;
}

async function store(world: World, publish: Publish, { key, answers, signal }: Download): Promise<Omit<Media, 'key'>> {
  let sink: ByteSink | null = null;
  const hash = createHash('sha256');
  let sizeBytes = 0;
  let contentType = '';
  try {
    for await (const answer of answers) {
      if (!answer?.body) throw new PullFailed(pullFailureOf(publish), 'the address did not give what was asked for');
      sink ??= await world.bytes.openAt(key, 0);
      contentType ||= answer.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
      for await (const piece of answer.body) {
        sizeBytes += piece.byteLength;
        signal.throwIfAborted();
        if (sizeBytes > maxBytes[publish.kind]) throw new PullFailed(tooLarge[publish.kind], 'too large');
        hash.update(piece);
        await sink.write(piece);
        publish.downloadedBytes += piece.byteLength;
      }
    }
  } finally {
    await sink?.close();
  }
  return { sizeBytes, sha256: hash.digest('hex'), contentType: contentType || 'video/mp4' };
}
