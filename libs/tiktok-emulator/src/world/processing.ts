import { verdictOn } from '../media/media-verdict.ts';
import { readPhotoFacts } from '../media/photo-facts.ts';
import { photoVerdict } from '../media/photo-verdict.ts';
import type { Media, Publish } from './publish.ts';
import type { World } from './world.ts';

/** All bytes are here: the clock of the processing starts now, and the bytes are looked at meanwhile. */
export async function startProcessing(world: World, publish: Publish, media: Media[]): Promise<void> {
  publish.media = media;
  publish.state = 'processing';
  publish.dueAt = publish.isStuck ? null : world.clock.now() + world.timing.processingMs;
  publish.verdict = publish.forcedFailure ?? (await judge(world, publish));
}

/** What the bytes themselves make of the publish. */
export async function judge(world: World, publish: Publish): Promise<Publish['verdict']> {
  const [video] = publish.media;
  if (!video || world.switches.mediaProbe === 'accept-all') return 'ok';
  if (publish.kind === 'photo') return judgePhotos(world, publish);
  const account = world.state.accounts.get(publish.username);
  const facts = await world.probe({
    sizeBytes: video.sizeBytes,
    read: (start, end) => world.bytes.slice(video.key, start, end),
  });
  publish.facts = facts;
  return verdictOn(facts, publish.mode === 'direct' ? (account?.maxVideoPostDurationSec ?? Infinity) : Infinity);
}

/** One bad photo fails the set, and TikTok does not say which one it was. */
async function judgePhotos(world: World, { media }: Publish): Promise<Publish['verdict']> {
  for (const { key, sizeBytes } of media) {
    const verdict = photoVerdict(readPhotoFacts(await world.bytes.slice(key, 0, sizeBytes)));
    if (verdict !== 'ok') return verdict;
  }
  return 'ok';
}
