import type { Account } from '@flowcast/shared-models';
import type { AccountEntity } from './account.entity.ts';

/** Our own address of the picture. Its version changes with the picture, so browsers may keep it for long. */
export function avatarUrlOf({ id, avatarKey }: Pick<AccountEntity, 'id' | 'avatarKey'>): string | null {
  if (avatarKey === null) return null;
  return `/api/accounts/${id}/avatar?v=${avatarKey.split('-').at(-1) ?? ''}`;
}

export function toAccount(account: AccountEntity): Account {
  return {
    id: account.id,
    openId: account.openId,
    displayName: account.displayName,
    username: account.username,
    avatarUrl: avatarUrlOf(account),
    scopes: account.scopes,
    // A disconnected account never leaves the API: lists and look-ups leave it out.
    status: account.status === 'connected' ? 'connected' : 'needs_reconnect',
    permissionEndsAt: account.status === 'connected' ? (account.refreshTokenExpiresAt?.toISOString() ?? null) : null,
  };
}
