import { describe, expect, it } from '@jest/globals';
import { type RightsFacts, rightsProblem } from './rights.ts';

const facts = (change: Partial<RightsFacts> = {}): RightsFacts => ({
  creator: { id: 'ava', status: 'active' },
  account: { creatorId: 'ava' },
  video: { archivedAt: null },
  ...change,
});

describe('the rights of a publication, when it is about to be sent', () => {
  it('stand when nothing has changed', () => {
    expect(rightsProblem(facts())).toBeNull();
  });

  it('come back when its creator is let in again', () => {
    expect(rightsProblem(facts({ creator: { id: 'ava', status: 'suspended' } }))).toMatchObject({
      code: 'creator_suspended',
    });
  });

  it('are gone with the video', () => {
    expect(rightsProblem(facts({ video: { archivedAt: new Date() } }))).toBe('video_archived');
  });

  it('are gone with an account that is somebody else’s now, whoever is suspended', () => {
    const creator = { id: 'ava', status: 'suspended' } as const;

    expect(rightsProblem(facts({ creator, account: { creatorId: 'leo' } }))).toBe('account_of_another_creator');
  });
});
