import type { PublishMode, RequiredScope } from '@flowcast/shared-models';
import type { AccountEntity } from '../accounts/index.ts';

const scopeOf: Record<PublishMode, RequiredScope> = { direct: 'video.publish', draft: 'video.upload' };

/** Whether this account can be published to in this mode, and what is in the way if not. */
export function accountReadiness(
  { status, scopes }: Pick<AccountEntity, 'status' | 'scopes'>,
  mode: PublishMode,
): 'ready' | 'account_needs_reconnect' | 'scope_missing' {
  if (status !== 'connected') return 'account_needs_reconnect';
  return scopes.includes(scopeOf[mode]) ? 'ready' : 'scope_missing';
}
