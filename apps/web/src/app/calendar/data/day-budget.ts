import type { Publication } from '@flowcast/shared-models';

/** From this share of TikTok's typical cap on, a day is marked. */
const nearShare = 0.8;
/** What takes nothing of an account's day, or not yet. */
const free: readonly Publication['state'][] = ['failed', 'cancelled', 'needs_attention'];

export interface DayBudget {
  accountId: string;
  /** As people call the account: its username, else its name. */
  account: string;
  posts: number;
  cap: number;
  isOver: boolean;
}

type Counted = Pick<Publication, 'mode' | 'state' | 'accountId' | 'account'>;

/** The accounts whose direct posts of one day are near what TikTok usually takes, or beyond it. */
export function tightBudgets(publications: readonly Counted[], cap: number): DayBudget[] {
  const posts = publications.filter(({ mode, state }) => mode === 'direct' && !free.includes(state));
  return [...Map.groupBy(posts, ({ accountId }) => accountId)]
    .map(([accountId, ofAccount]) => ({
      accountId,
      account: nameOf(ofAccount[0]),
      posts: ofAccount.length,
      cap,
      isOver: ofAccount.length > cap,
    }))
    .filter(({ posts: count }) => cap > 0 && count >= cap * nearShare)
    .sort((a, b) => b.posts - a.posts || a.account.localeCompare(b.account));
}

function nameOf(publication: Counted | undefined): string {
  return publication?.account.username ?? publication?.account.displayName ?? '';
}
