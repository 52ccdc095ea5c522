import type { Need } from '@flowcast/shared-models';
import type { Work } from '../attempts/work.ts';
import { suspendedNeed } from './needs.ts';

/** Whose rights are looked at. */
export interface RightsFacts {
  readonly creator: Pick<Work['creator'], 'id' | 'status'>;
  readonly account: Pick<Work['account'], 'creatorId'>;
  readonly video: Pick<Work['video'], 'archivedAt'>;
}

/**
 * What took the right to publish away since the consent: a need where it can come back, a fail reason where it cannot; null
 * when nothing did. The account's connection and scopes are the preflight's matter.
 */
export function rightsProblem({ creator, account, video }: RightsFacts): Need | string | null {
  if (account.creatorId !== creator.id) return 'account_of_another_creator';
  if (video.archivedAt !== null) return 'video_archived';
  return creator.status === 'active' ? null : suspendedNeed;
}
