import type { Account } from '@flowcast/shared-models';

/** An account that is unknown or gone is asked about at TikTok, which then says what is wrong. */
export function mayPost(account: Account | null | undefined): boolean {
  return !account || account.scopes.includes('video.publish');
}
