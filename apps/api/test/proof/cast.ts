import { effectsOf, sql } from '../support/publish.ts';
import type { TestStack } from '../support/test-stack.ts';
import type { End } from './expected.ts';
import type { Account, Video } from './scene.ts';
import type { Story } from './story.ts';
import type { World } from './tiktok-gate.ts';

type Publish = World['state']['publishes'] extends Map<string, infer One> ? One : never;

/** A story on its stage: whose, of which video, and what became of it so far. */
export interface Cast extends Video {
  readonly story: Story;
  readonly account: Account;
  readonly publicationId: string;
  /** Publish ids that TikTok gave before. */
  readonly earlier: ReadonlySet<string>;
  readonly byHand: End['byHand'][number][];
  readonly problems: string[];
}

/** What TikTok was asked to publish for it, oldest first. */
export function publishesOf({ world }: TestStack, { account, earlier }: Cast): Publish[] {
  return [...world.state.publishes.values()].filter(
    ({ username, publishId }) => username === account.username && !earlier.has(publishId),
  );
}

/** What TikTok has of its newest publish. */
export function tiktokHas(stack: TestStack, cast: Cast): string {
  const last = publishesOf(stack, cast).at(-1);
  if (!last) return 'nothing';
  const [has, all] = last.upload
    ? [last.upload.uploadedBytes, last.upload.videoSize]
    : [last.downloadedBytes, last.media[0]?.sizeBytes];
  if (has === all) return 'every byte';
  if (has === 0) return 'an empty publish';
  return last.upload ? `${last.upload.takenChunks} of ${last.upload.totalChunkCount} chunks` : 'a part';
}

export async function effectsFor(stack: TestStack, { account, earlier }: Cast) {
  return (await effectsOf(stack)).filter(
    (effect) => effect.account === account.username && !earlier.has(effect.publishId),
  );
}

export async function attemptsOf(stack: TestStack, { publicationId }: Cast): Promise<string[]> {
  const query = `select state from attempts where publication_id = $1 order by number`;
  return (await sql<{ state: string }>(stack, query, [publicationId])).map(({ state }) => state);
}
