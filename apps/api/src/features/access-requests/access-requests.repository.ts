import type { Page, PageQuery } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, LessThanOrEqual, MoreThan, Repository } from 'typeorm';
import { readKeysetPage } from '../../platform/database/index.ts';
import { AccessRequestEntity } from './access-request.entity.ts';

type NewAccessRequest = Pick<AccessRequestEntity, 'openId' | 'displayName' | 'note' | 'endsAt'>;

@Injectable()
export class AccessRequestsRepository {
  readonly #requests: Repository<AccessRequestEntity>;

  constructor(@InjectRepository(AccessRequestEntity) requests: Repository<AccessRequestEntity>) {
    this.#requests = requests;
  }

  /** Those an admin can answer. */
  pageOfOpen(query: PageQuery, now: Date): Promise<Page<AccessRequestEntity>> {
    const open = this.#requests
      .createQueryBuilder('request')
      .where(`request.status = 'open' and request.endsAt > :now`, { now });
    return readKeysetPage(open, query);
  }

  findOpen(id: string, now: Date): Promise<AccessRequestEntity | null> {
    return this.#requests.findOneBy({ id, status: 'open', endsAt: MoreThan(now) });
  }

  /** What this TikTok account asked, unless it has ended. */
  findFor(
    openId: string,
    now: Date,
    manager: EntityManager = this.#requests.manager,
  ): Promise<AccessRequestEntity | null> {
    return manager.findOneBy(AccessRequestEntity, { openId, endsAt: MoreThan(now) });
  }

  /** Adds the request, or renews the open one of the same TikTok account, which keeps the day it was made. */
  async ask(manager: EntityManager, request: NewAccessRequest): Promise<AccessRequestEntity> {
    const undecided = { status: 'open', decidedAt: null, decidedById: null } as const;
    await manager.upsert(AccessRequestEntity, { ...request, ...undecided }, ['openId']);
    return manager.findOneByOrFail(AccessRequestEntity, { openId: request.openId });
  }

  async saveAvatar(id: string, avatar: { avatarKey: string; avatarContentType: string }): Promise<void> {
    await this.#requests.update({ id }, avatar);
  }

  /** Runs `work` with the request, if it is open still, and its row locked: of two admins who answer at once one finds none. */
  withOpenLocked<T>(
    key: { id: string; now: Date },
    work: (request: AccessRequestEntity | null, manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    return this.#requests.manager.transaction(async (manager) => {
      const request = await manager.findOne(AccessRequestEntity, {
        where: { id: key.id, status: 'open', endsAt: MoreThan(key.now) },
        lock: { mode: 'pessimistic_write' },
      });
      return work(request, manager);
    });
  }

  async dismiss(
    manager: EntityManager,
    id: string,
    decision: Pick<AccessRequestEntity, 'decidedById' | 'decidedAt' | 'endsAt'>,
  ): Promise<void> {
    const bare = { note: null, avatarKey: null, avatarContentType: null };
    await manager.update(AccessRequestEntity, { id }, { ...decision, ...bare, status: 'dismissed' });
  }

  async remove(manager: EntityManager, request: AccessRequestEntity): Promise<void> {
    await manager.delete(AccessRequestEntity, { id: request.id });
  }

  /** Takes out what has ended and, unless `openId` is null, what this TikTok account asked. Answers the rows. */
  async takeOut(openId: string | null, now: Date): Promise<AccessRequestEntity[]> {
    const ended = { endsAt: LessThanOrEqual(now) };
    const requests = await this.#requests.findBy(openId === null ? ended : [ended, { openId }]);
    if (requests.length > 0) await this.#requests.delete(requests.map(({ id }) => id));
    return requests;
  }
}
