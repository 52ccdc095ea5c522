import { verdictOn } from '../media/media-verdict.ts';
import type { Media, Publish } from './publish.ts';
import type { World } from './world.ts';

/** All bytes are here: the clock of the processing starts now, and the bytes are looked at meanwhile. */
export async function startProcessing(world: World, publish: Publish, media: Media[]): Promise<void> {
  publish.media = media;
  publish.state = 'processing';
  publish.dueAt = publish.isStuck ? null : world.clock.now() + world.timing.processingMs;
  publish.verdict = publish.forcedFailure ?? (await judge(world, publish));
}

async function judge(world: World, publish: Publish): Promise<Publish['verdict']> {
  const [video] = publish.media;
  if (publish.kind === 'photo' || !video || world.switches.mediaProbe === 'accept-all') return 'ok';
  const account = world.state.accounts.get(publish.username);
  const facts = await world.probe({
    sizeBytes: video.sizeBytes,
    read: (start, end) => world.bytes.slice(video.key, start, end),
  });
  publish.facts = facts;
  return verdictOn(facts, publish.mode === 'direct' ? (account?.maxVideoPostDurationSec ?? Infinity) : Infinity);
}
