import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PublishRequest } from '@flowcast/shared-models';
import { direct, effectsOf, publish, readPublication, sql, type Studio, studioOf } from './support/publish.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { uploadFromDevice } from './support/tus-upload.ts';
import { until } from './support/until.ts';

const crowd = 24;

describe.each([
  ['one worker', 1],
  ['three workers', 3],
])('many publications of one account, with %s', (_which, workers) => {
  let stack: TestStack;
  let ava: Studio;
  let others: Studio[];
  let avasIds: string[];
  /** Captions in the order in which the posts appeared at TikTok. */
  let appeared: string[];

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
    await stack.control('POST', '/__control/switches', { rateLimits: 'off' });
    await stack.control('PATCH', '/__control/accounts', { username: 'ava.studio', caps: { directPostsPer24h: 100 } });
    ava = await studioOf(stack, 'ava.studio');
    others = [await studioOf(stack, 'leo.creates'), await studioOf(stack, 'noor.private')];
    // Ava's wait in the queue before the others press the button.
    avasIds = await publishInOrder(ava, crowd);
    const othersIds = await Promise.all(others.map((studio) => publishInOrder(studio, 2)));
    await Promise.all(Array.from({ length: workers }, () => stack.startWorker()));
    const all = [ava, ...others].flatMap((studio, index) =>
      (index === 0 ? avasIds : (othersIds[index - 1] ?? [])).map((id) => ({ studio, id })),
    );
    await until(
      async () => {
        const now = await Promise.all(all.map(({ studio, id }) => readPublication(studio.browser, id)));
        return now.every(({ state }) => state === 'published');
      },
      { timeoutMs: 60_000 },
    );
    appeared = (await effectsOf(stack)).map(({ postInfo }) => String(postInfo?.['title']));
  }, 90_000);
  afterAll(() => stack.close());

  const publishInOrder = async ({ browser, accountId, me }: Studio, count: number) => {
    const videoId = await uploadFromDevice(browser, 'good.mp4');
    const ids: string[] = [];
    for (let number = 1; number <= count; number++) {
      const caption = `${me.creator.displayName} ${number}`;
      const choices = { caption, privacyLevel: 'SELF_ONLY', allowComment: false } as const;
      const request: PublishRequest = direct(accountId, videoId, choices);
      ids.push((await publish(browser, request)).id);
    }
    return ids;
  };
  const placesOf = ({ me }: Studio) =>
    appeared.flatMap((caption, place) => (caption.startsWith(me.creator.displayName) ? [place] : []));

  it('do not hold up those of others, although they came first', () => {
    for (const other of others) expect(Math.max(...placesOf(other))).toBeLessThan(crowd / 2);
  });

  it('appear one after another, in the order in which they were asked for', async () => {
    const mine = appeared.filter((caption) => caption.startsWith(ava.me.creator.displayName));
    const overlaps = await sql(
      stack,
      // From the first word to TikTok until TikTok has the whole file.
      `with sent as (
         select attempt.id, min(entry.at) filter (where entry.state = 'init_sent') as since,
           min(entry.at) filter (where entry.state = 'accepted') as until
         from attempts attempt join attempt_history entry on entry.attempt_id = attempt.id
         where attempt.publication_id = any($1) group by attempt.id)
       select 1 from sent one join sent other on one.id < other.id and one.since < other.until and other.since < one.until`,
      [avasIds],
    );

    expect(mine).toEqual(Array.from({ length: crowd }, (_, index) => `${ava.me.creator.displayName} ${index + 1}`));
    expect(overlaps).toEqual([]);
  });
});
