import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, IsNull, Not, Repository } from 'typeorm';
import { AccountEntity } from './account.entity.ts';
import type { TokenColumns } from './sealed-tokens.ts';

/** What a sign-in knows of an account: whose it is, its profile and its tokens. */
export type ConnectedAccount = Pick<AccountEntity, 'creatorId' | 'openId' | 'displayName'> & TokenColumns;

const noTokens = {
  accessTokenSealed: null,
  accessTokenIssuedAt: null,
  accessTokenExpiresAt: null,
  refreshTokenSealed: null,
  refreshTokenExpiresAt: null,
  refreshLeaseUntil: null,
} as const;

/** Longer than the client waits for TikTok's answer. A process that died with the answer holds others up no longer. */
const refreshLeaseSec = 45;

@Injectable()
export class AccountsRepository {
  readonly #accounts: Repository<AccountEntity>;

  constructor(@InjectRepository(AccountEntity) accounts: Repository<AccountEntity>) {
    this.#accounts = accounts;
  }

  /** Whatever its status. */
  findById(id: string): Promise<AccountEntity | null> {
    return this.#accounts.findOneBy({ id });
  }

  findByOpenId(openId: string): Promise<AccountEntity | null> {
    return this.#accounts.findOneBy({ openId });
  }

  /** One of a creator's accounts, unless it was disconnected. */
  findOwn(creatorId: string, id: string): Promise<AccountEntity | null> {
    return this.#accounts.findOneBy({ id, creatorId, status: Not('disconnected') });
  }

  /** A creator's accounts in the order they were connected, without disconnected ones. */
  listOf(creatorId: string): Promise<AccountEntity[]> {
    return this.#accounts.find({
      where: { creatorId, status: Not('disconnected') },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
  }

  /** Every account of these creators that has a picture, oldest first. */
  listPictured(creatorIds: readonly string[]): Promise<AccountEntity[]> {
    return this.#accounts.find({
      where: { creatorId: In([...creatorIds]), status: Not('disconnected'), avatarKey: Not(IsNull()) },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
  }

  /** Runs `work` in a transaction with the account of this open_id, known or not; for one open_id one at a time. */
  withOpenIdLocked<T>(
    openId: string,
    work: (known: AccountEntity | null, manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    return this.#accounts.manager.transaction(async (manager) => {
      // An advisory lock, because an account that does not exist yet has no row to lock.
      await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`open_id:${openId}`]);
      return work(await manager.findOneBy(AccountEntity, { openId }), manager);
    });
  }

  /** Adds the account, or renews what a sign-in brought for one that is known, which connects it again. */
  async connect(manager: EntityManager, account: ConnectedAccount): Promise<AccountEntity> {
    await manager.upsert(AccountEntity, { ...account, status: 'connected' }, ['openId']);
    return manager.findOneByOrFail(AccountEntity, { openId: account.openId });
  }

  /**
   * Runs `work` while no other process can do the same for this account. NO KEY UPDATE, not UPDATE: rows that refer to the
   * account can still be written meanwhile.
   */
  withLocked<T>(id: string, work: (account: AccountEntity | null, manager: EntityManager) => Promise<T>): Promise<T> {
    return this.#accounts.manager.transaction(async (manager) => {
      const account = await manager.findOne(AccountEntity, { where: { id }, lock: { mode: 'for_no_key_update' } });
      return work(account, manager);
    });
  }

  /** Takes the refresh for this process. False while another has it. By the database's clock: those of machines differ. */
  async beginRefresh(manager: EntityManager, id: string): Promise<boolean> {
    const { affected } = await manager
      .createQueryBuilder()
      .update(AccountEntity)
      .set({ refreshLeaseUntil: () => `clock_timestamp() + interval '${refreshLeaseSec} seconds'` })
      .where('id = :id and (refreshLeaseUntil is null or refreshLeaseUntil <= clock_timestamp())', { id })
      .execute();
    return affected === 1;
  }

  async endRefresh(
    manager: EntityManager,
    id: string,
    outcome: Partial<TokenColumns & Pick<AccountEntity, 'status'>>,
  ): Promise<void> {
    await manager.update(AccountEntity, { id }, { ...outcome, refreshLeaseUntil: null });
  }

  async markNeedsReconnect(manager: EntityManager, id: string): Promise<void> {
    await manager.update(AccountEntity, { id }, { status: 'needs_reconnect' });
  }

  /** Keeps the row, because publications refer to it, and none of its tokens. */
  async disconnect(manager: EntityManager, id: string): Promise<void> {
    await manager.update(AccountEntity, { id }, { ...noTokens, status: 'disconnected' });
  }

  async saveUsername(id: string, username: string): Promise<void> {
    await this.#accounts.update({ id }, { username });
  }

  async saveAvatar(id: string, avatar: { avatarKey: string; avatarContentType: string }): Promise<void> {
    await this.#accounts.update({ id }, avatar);
  }
}
