import { scheduleMissed } from '@flowcast/shared-models';
import { describe, expect, it } from '@jest/globals';
import { publication } from '../../../../test/factories.ts';
import { asksForChoices, canReschedule, isMissed } from './needs.ts';

const choice = { code: 'privacy_level_gone', field: 'post.privacyLevel', message: 'Choose again.' };
const missed = { code: scheduleMissed, message: 'Its time has passed.' };
const later = new Date(Date.now() + 3_600_000).toISOString();

describe('what a post needs of its creator', () => {
  it.each([
    ['other choices', [choice], [true, false]],
    ['another time', [missed], [false, true]],
    ['nothing', [], [false, false]],
  ] as const)('is %s', (_what, needs, expected) => {
    const post = publication({ state: 'needs_attention', needs: [...needs] });

    expect([asksForChoices(post), isMissed(post)]).toEqual(expected);
  });

  it('is nothing any more once it goes on', () => {
    expect(asksForChoices(publication({ state: 'queued', needs: [choice] }))).toBe(false);
  });

  it.each([
    ['waits for its time', publication({ state: 'scheduled', scheduledAt: later }), true],
    ['is for as soon as possible', publication({ state: 'queued', scheduledAt: null }), false],
    ['is on its way', publication({ state: 'sending', scheduledAt: later }), false],
  ] as const)('can be moved in time or not: it %s', (_what, post, expected) => {
    expect(canReschedule(post)).toBe(expected);
  });
});
