import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { photoMaxBytes } from '../media/photo-verdict.ts';
import type { ByteSink } from '../storage/byte-store.ts';
import { finishAsFailed } from './progress.ts';
import { startProcessing } from './processing.ts';
import { type FailReason, type Media, type PlannedFetch, type Publish, pullFailureOf } from './publish.ts';
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

const asUsual: readonly PlannedFetch[] = [{ method: 'GET', afterMs: 0 }];

/**
 * Fetches the media of a PULL_FROM_URL publish while the client goes on; the status tells how it ended. Resolves when
 * nothing more will be fetched, and never rejects.
 */
export function startPull(world: World, publish: Publish): Promise<void> {
  const signal = beginPull(publish);
  publish.downloadedBytes = 0;
  return pullAll(world, publish, signal)
    .then((media) => (signal.aborted ? undefined : startProcessing(world, publish, media)))
    .catch((error: unknown) => {
      // Whoever stopped the download has said what becomes of the publish.
      if (signal.aborted) return;
      const found = error instanceof PullFailed ? error.reason : pullFailureOf(publish);
      // A fault may say otherwise: that there is no end, or another reason for it.
      if (!publish.isStuck) finishAsFailed(world, publish, publish.forcedFailure ?? found, world.clock.now());
    })
    .finally(() => endPull(publish));
}

async function pullAll(world: World, publish: Publish, signal: AbortSignal): Promise<Media[]> {
  const media: Media[] = [];
  for (const [index, url] of publish.pullUrls.entries()) {
    media.push(await pullOne(world, publish, { url, key: `${publish.publishId}-${index}`, signal }));
  }
  return media;
}

/** Request for request, until one brings all of it. */
async function pullOne(world: World, publish: Publish, source: Source): Promise<Media> {
  const { downloadedBytes } = publish;
  let failure: unknown = new PullFailed(pullFailureOf(publish), 'nothing was fetched');
  for (const planned of publish.fetches ?? asUsual) {
    if (planned.afterMs > 0) await sleep(planned.afterMs, undefined, { signal: source.signal, ref: false });
    publish.downloadedBytes = downloadedBytes;
    try {
      return await fetchOnce(world, publish, source, planned);
    } catch (error) {
      source.signal.throwIfAborted();
      failure = error;
    }
  }
  throw failure;
}

async function fetchOnce(world: World, publish: Publish, { url, key, signal }: Source, planned: PlannedFetch) {
  const { method, cutAfterBytes = Infinity } = planned;
  const ask = (headers: Record<string, string>) => world.fetch(url, { method, redirect: 'manual', signal, headers });
  if (method === 'HEAD') {
    await (await ask({})).body?.cancel();
    throw new PullFailed(pullFailureOf(publish), 'it was only looked at');
  }
  const isInParts = world.switches.pullRequests === 'ranges' && publish.kind === 'video';
  const answers = isInParts ? answersInParts(ask) : answersAtOnce(ask);
  return { ...(await store(world, publish, { key, answers, signal, cutAfterBytes })), key };
}

interface Source {
  url: string;
  key: string;
  signal: AbortSignal;
}

interface Download {
  key: string;
  /** One after the other they hold the whole file; null instead of one that is not what was asked for. */
  answers: AsyncIterable<Response | null>;
  signal: AbortSignal;
  cutAfterBytes: number;
}

async function store(world: World, publish: Publish, download: Download): Promise<Omit<Media, 'key'>> {
  const { key, answers, signal, cutAfterBytes } = download;
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
        if (sizeBytes >= cutAfterBytes) throw new PullFailed(pullFailureOf(publish), 'broken off');
      }
    }
  } finally {
    await sink?.close();
  }
  return { sizeBytes, sha256: hash.digest('hex'), contentType: contentType || 'video/mp4' };
}
