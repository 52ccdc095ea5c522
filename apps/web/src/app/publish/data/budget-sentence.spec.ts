import { describe, expect, it } from '@jest/globals';
import { budgetSentence } from './budget-sentence.ts';

describe('budgetSentence', () => {
  const forecast = { postsLast24h: 0, typicalDailyPosts: 15, pendingDraftsLast24h: 2, pendingDraftsLimit: 5 };

  it.each([
    [0, '1st of about 15 posts today'],
    [1, '2nd of about 15 posts today'],
    [2, '3rd of about 15 posts today'],
    [10, '11th of about 15 posts today'],
    [13, '14th of about 15 posts today'],
    [15, '16th post today: TikTok usually takes about 15'],
  ])('after %i posts says "%s"', (postsLast24h, sentence) => {
    expect(budgetSentence({ ...forecast, postsLast24h }, 'direct')).toBe(sentence);
  });

  it.each([
    [2, '2 of 5 drafts wait in the inbox'],
    [5, '5 drafts wait in the inbox: post or delete one first'],
  ])('with %i waiting drafts says "%s"', (pendingDraftsLast24h, sentence) => {
    expect(budgetSentence({ ...forecast, pendingDraftsLast24h }, 'draft')).toBe(sentence);
  });
});
