import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AttemptEntity } from '../src/features/publications/index.ts';
import { AttemptsRepository } from '../src/features/publications/attempts/attempts.repository.ts';
import type { Work } from '../src/features/publications/attempts/work.ts';
import { LostFenceError } from '../src/features/publications/attempts/lost-fence-error.ts';
import { draft, publish, readPublication, sql, type Studio, studioOf } from './support/publish.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { uploadFromDevice } from './support/tus-upload.ts';

describe('attempts', () => {
  let stack: TestStack;
  let ava: Studio;
  let videoId: string;
  let attempts: AttemptsRepository;

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
    ava = await studioOf(stack, 'ava.studio');
    videoId = await uploadFromDevice(ava.browser, 'good.mp4');
    attempts = stack.api.get(AttemptsRepository, { strict: false });
  });
  afterAll(() => stack.close());

  const planned = async () => (await publish(ava.browser, draft(ava.accountId, videoId))).id;
  const claimed = async (id: string): Promise<Work> => {
    const work = await attempts.claim(id);
    if (!work) throw new Error('There was nothing to claim.');
    return work;
  };
  const historyOf = (id: string) =>
    sql<{ state: string }>(
      stack,
      `select h.state from attempt_history h join attempts a on a.id = h.attempt_id
       where a.publication_id = $1 order by h.id`,
      [id],
    );

  it('belong to the last who claimed them: an earlier holder can write nothing', async () => {
    const id = await planned();
    const first = await claimed(id);
    const second = await claimed(id);

    await expect(attempts.move(first.attempt, 'init_sent')).rejects.toThrow(LostFenceError);
    await expect(attempts.progress(first.attempt, 1)).rejects.toThrow(LostFenceError);
    await expect(attempts.pause(first.attempt, [])).rejects.toThrow(LostFenceError);
    await expect(attempts.replace(first.attempt, 'internal')).rejects.toThrow(LostFenceError);
    expect(await historyOf(id)).toEqual([{ state: 'planned' }]);
    expect(await readPublication(ava.browser, id)).toMatchObject({ state: 'queued', version: 1 });

    await attempts.move(second.attempt, 'init_sent');
    expect(await historyOf(id)).toEqual([{ state: 'planned' }, { state: 'init_sent' }]);
  });

  it('are moved by one of many who hold the same fence', async () => {
    const id = await planned();
    const { attempt } = await claimed(id);

    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => attempts.move(attempt, 'init_sent')));

    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await historyOf(id)).toHaveLength(2);
  });

  it('refuse a step that is not in the table, and keep nothing of it', async () => {
    const id = await planned();
    const { attempt } = await claimed(id);

    await expect(attempts.move(attempt, 'published')).rejects.toThrow('planned cannot become published');
    expect(await historyOf(id)).toHaveLength(1);
  });

  it('raise the publication’s version with every step', async () => {
    const id = await planned();
    const { attempt } = await claimed(id);

    const sent = await attempts.move(attempt, 'init_sent');
    await attempts.move(sent, 'init_ok', { set: { publishId: 'v_pub_file~v2-1.1', uploadUrlSealed: 'sealed' } });

    expect(await readPublication(ava.browser, id)).toMatchObject({
      version: 3,
      state: 'sending',
      publishId: 'v_pub_file~v2-1.1',
    });
  });

  it('lose their upload URL when they end, and are not claimed any more', async () => {
    const id = await planned();
    const sent = await attempts.move((await claimed(id)).attempt, 'init_sent');
    const begun = await attempts.move(sent, 'init_ok', {
      set: { publishId: 'v_pub_file~v2-1.2', uploadUrlSealed: 'sealed', uploadUrlExpiresAt: new Date() },
    });
    await attempts.move(begun, 'failed', { set: { failReason: 'internal' } });

    const [row] = await sql<Record<string, unknown>>(
      stack,
      `select upload_url_sealed, upload_url_expires_at, ended_at is not null as ended from attempts where publication_id = $1`,
      [id],
    );
    expect(row).toEqual({ upload_url_sealed: null, upload_url_expires_at: null, ended: true });
    expect(await attempts.claim(id)).toBeNull();
  });

  it('are followed by the next one only together with their own end', async () => {
    const id = await planned();
    const sent = await attempts.move((await claimed(id)).attempt, 'init_sent');

    const next = await attempts.replace(sent, 'init_answer_lost');

    expect(next).toBeInstanceOf(AttemptEntity);
    expect(next).toMatchObject({ number: 2, state: 'planned' });
    expect((await claimed(id)).attempt.id).toBe(next.id);
    expect(await readPublication(ava.browser, id)).toMatchObject({
      state: 'queued',
      publishId: null,
      failReason: null,
    });
  });
});
