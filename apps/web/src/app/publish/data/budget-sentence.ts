import type { AccountForecast, PublishMode } from '@flowcast/shared-models';

const plural = new Intl.PluralRules('en', { type: 'ordinal' });
const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };

/** Where the next post stands in the account's day. TikTok does not tell its cap, so "about". */
export function budgetSentence(forecast: AccountForecast, mode: PublishMode): string {
  const { postsLast24h, typicalDailyPosts, pendingDraftsLast24h, pendingDraftsLimit } = forecast;
  if (mode === 'draft') {
    return pendingDraftsLast24h >= pendingDraftsLimit
      ? `${pendingDraftsLast24h} drafts wait in the inbox: post or delete one first`
      : `${pendingDraftsLast24h} of ${pendingDraftsLimit} drafts wait in the inbox`;
  }
  const next = postsLast24h + 1;
  const place = `${next}${endings[plural.select(next)] ?? 'th'}`;
  return next > typicalDailyPosts
    ? `${place} post today: TikTok usually takes about ${typicalDailyPosts}`
    : `${place} of about ${typicalDailyPosts} posts today`;
}
