import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../../platform/http/index.ts';
import { MediaStorage } from '../../platform/media-storage/index.ts';
import type { AccountEntity } from './account.entity.ts';
import { avatarNotFound } from './accounts.errors.ts';
import { AccountsRepository } from './accounts.repository.ts';
import { type AvatarPicture, loadAvatar } from './avatar-picture.ts';

/** A sign-in waits for the picture, so it must not wait long. */
const loadTimeoutMs = 5_000;

export interface AvatarFile {
  content: Readable;
  contentType: string;
  sizeBytes: number;
}

/** Our own copies of TikTok's profile pictures: TikTok's addresses of them expire within hours. */
@Injectable()
export class AccountAvatars {
  readonly #logger = new Logger(AccountAvatars.name);
  readonly #accounts: AccountsRepository;
  readonly #storage: MediaStorage;

  constructor(accounts: AccountsRepository, storage: MediaStorage) {
    this.#accounts = accounts;
    this.#storage = storage;
  }

  /** Copies the picture; when that fails the account keeps the one it has. Answers the account as it is then. */
  async copy(account: AccountEntity, address: string): Promise<AccountEntity> {
    try {
      const picture = await loadAvatar(address, AbortSignal.timeout(loadTimeoutMs));
      return Object.assign(account, await this.#keep(account, picture));
    } catch (error) {
      // Whatever it is (TikTok's picture, the network, our disk): a missing picture must not keep a person out.
      this.#logger.warn(`The picture of account ${account.id} was not copied: ${reasonOf(error)}.`);
      return account;
    }
  }

  /** The picture of one of the actor's accounts; admins see everybody's, because they see the list of creators. */
  async open(actor: Actor, accountId: string): Promise<AvatarFile> {
    const account = await this.#accounts.findById(accountId);
    const isVisible = actor.role === 'admin' || account?.creatorId === actor.creatorId;
    if (!isVisible || !account?.avatarKey || !account.avatarContentType) throw avatarNotFound();
    return {
      sizeBytes: await this.#storage.sizeBytes(account.avatarKey),
      content: this.#storage.open(account.avatarKey),
      contentType: account.avatarContentType,
    };
  }

  async #keep(account: AccountEntity, { bytes, contentType }: AvatarPicture) {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    const avatar = { avatarKey: `avatars/${account.id}-${hash}`, avatarContentType: contentType };
    if (account.avatarKey === avatar.avatarKey) return avatar;
    await this.#storage.put(avatar.avatarKey, Readable.from([bytes]));
    await this.#accounts.saveAvatar(account.id, avatar);
    if (account.avatarKey !== null) await this.#storage.delete(account.avatarKey);
    return avatar;
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
