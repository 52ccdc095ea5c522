import type { Me } from '@flowcast/shared-models';
import { type AccountEntity, toAccount } from '../accounts/index.ts';
import type { CreatorEntity } from '../creators/index.ts';

export function toMe({ id, displayName, role }: CreatorEntity, accounts: readonly AccountEntity[]): Me {
  return { creator: { id, displayName, role }, accounts: accounts.map(toAccount) };
}
