import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/http/index.ts';
import type { AccountEntity } from './account.entity.ts';
import { avatarNotFound } from './accounts.errors.ts';
import { AccountsRepository } from './accounts.repository.ts';
import { AvatarCopies, type AvatarFile } from './avatar-copies.ts';

/** The pictures of connected accounts. */
@Injectable()
export class AccountAvatars {
  readonly #accounts: AccountsRepository;
  readonly #copies: AvatarCopies;

  constructor(accounts: AccountsRepository, copies: AvatarCopies) {
    this.#accounts = accounts;
    this.#copies = copies;
  }

  /** Copies the picture; when that fails the account keeps the one it has. Answers the account as it is then. */
  async copy(account: AccountEntity, address: string): Promise<AccountEntity> {
    const copy = await this.#copies.copy(account.id, address);
    if (!copy || copy.avatarKey === account.avatarKey) return account;
    await this.#accounts.saveAvatar(account.id, copy);
    await this.#copies.remove(account.avatarKey);
    return Object.assign(account, copy);
  }

  /** The picture of one of the actor's accounts; admins see everybody's, because they see the list of creators. */
  async open(actor: Actor, accountId: string): Promise<AvatarFile> {
    const account = await this.#accounts.findById(accountId);
    const isVisible = actor.role === 'admin' || account?.creatorId === actor.creatorId;
    if (!isVisible || !account) throw avatarNotFound();
    return this.#copies.open(account);
  }
}
