import type { Page, PageQuery } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, IsNull, MoreThan, Repository } from 'typeorm';
import { readKeysetPage } from '../../platform/database/index.ts';
import { CreatorEntity } from '../creators/index.ts';
import { InvitationEntity } from './invitation.entity.ts';

/** Lock number of "only one process looks for the first admin"; any constant that nobody else uses. */
const firstAdminLock = 40_101;

@Injectable()
export class InvitationsRepository {
  readonly #invitations: Repository<InvitationEntity>;

  constructor(@InjectRepository(InvitationEntity) invitations: Repository<InvitationEntity>) {
    this.#invitations = invitations;
  }

  page(query: PageQuery): Promise<Page<InvitationEntity>> {
    return readKeysetPage(this.#invitations.createQueryBuilder('invitation'), query);
  }

  findById(id: string): Promise<InvitationEntity | null> {
    return this.#invitations.findOneBy({ id });
  }

  /** The names of the creators with these ids. */
  async namesOf(creatorIds: string[]): Promise<Map<string, string>> {
    const creators = await this.#invitations.manager.findBy(CreatorEntity, { id: In(creatorIds) });
    return new Map(creators.map(({ id, displayName }) => [id, displayName]));
  }

  async add(
    invitation: Pick<InvitationEntity, 'role' | 'createdById' | 'expiresAt'> & Partial<InvitationEntity>,
    manager: EntityManager = this.#invitations.manager,
  ): Promise<InvitationEntity> {
    const { id } = await manager.save(manager.create(InvitationEntity, invitation));
    return manager.findOneByOrFail(InvitationEntity, { id });
  }

  /** Answers false when it was used: then it is too late. Revoking again changes nothing. */
  async revoke(id: string, now: Date): Promise<boolean> {
    const { affected } = await this.#invitations.update({ id, usedAt: IsNull() }, { revokedAt: now });
    return affected === 1;
  }

  /**
   * The invitation behind a token, if it can still be used, with its row locked: of two people with one link the second
   * waits here and then finds it used.
   */
  findOpen(manager: EntityManager, tokenHash: string, now: Date): Promise<InvitationEntity | null> {
    return manager.findOne(InvitationEntity, {
      where: { tokenHash, usedAt: IsNull(), revokedAt: IsNull(), expiresAt: MoreThan(now) },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** The invitation that lets this TikTok account in without a link, with its row locked; the newest if there are several. */
  findOpenFor(manager: EntityManager, openId: string, now: Date): Promise<InvitationEntity | null> {
    return manager.findOne(InvitationEntity, {
      where: { openId, usedAt: IsNull(), revokedAt: IsNull(), expiresAt: MoreThan(now) },
      order: { createdAt: 'DESC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async markUsed(manager: EntityManager, id: string, use: { usedById: string; usedAt: Date }): Promise<void> {
    await manager.update(InvitationEntity, { id }, use);
  }

  /** Runs `work` in a transaction that no second process runs at the same time. */
  withFirstAdminLock<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.#invitations.manager.transaction(async (manager) => {
      await manager.query('select pg_advisory_xact_lock($1)', [firstAdminLock]);
      return work(manager);
    });
  }

  /** Ends the links that earlier runs printed. */
  async revokeOpenOfSystem(manager: EntityManager, now: Date): Promise<void> {
    const open = { createdById: IsNull(), usedAt: IsNull(), revokedAt: IsNull() };
    await manager.update(InvitationEntity, open, { revokedAt: now });
  }
}
