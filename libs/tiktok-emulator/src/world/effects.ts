import type { JsonObject } from '../wire/json.ts';
import type { Publish } from './publish.ts';
import { settle } from './progress.ts';
import type { World } from './world.ts';

/** A post or draft that exists in the emulated world. */
export interface Effect {
  account: string;
  publishId: string;
  /** One for a direct post; for a draft, one for each time its owner posted it. Text: they exceed 2^53. */
  postIds: string[];
  mode: Publish['mode'];
  kind: Publish['kind'];
  /** Of the video, or of the first photo. Hex. */
  sha256: string;
  sizeBytes: number;
  /** As the client sent it; null for a video draft. */
  postInfo: JsonObject | null;
  createdAt: string;
}

export function listEffects(world: World): Effect[] {
  settle(world);
  return [...world.state.publishes.values()].filter(exists).map((publish) => ({
    account: publish.username,
    publishId: publish.publishId,
    postIds: publish.posts.map(({ postId }) => postId),
    mode: publish.mode,
    kind: publish.kind,
    sha256: publish.media[0]?.sha256 ?? '',
    sizeBytes: publish.media[0]?.sizeBytes ?? 0,
    postInfo: publish.postInfo,
    createdAt: new Date(publish.finishedAt ?? publish.initAt).toISOString(),
  }));
}

function exists({ state }: Publish): boolean {
  return state === 'in_inbox' || state === 'complete';
}
