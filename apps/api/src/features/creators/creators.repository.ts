import type { CreatorPatch, Page, PageQuery, Role } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, Repository } from 'typeorm';
import { readKeysetPage } from '../../platform/database/index.ts';
import { CreatorEntity } from './creator.entity.ts';

@Injectable()
export class CreatorsRepository {
  readonly #creators: Repository<CreatorEntity>;

  constructor(@InjectRepository(CreatorEntity) creators: Repository<CreatorEntity>) {
    this.#creators = creators;
  }

  findById(id: string, manager: EntityManager = this.#creators.manager): Promise<CreatorEntity | null> {
    return manager.findOneBy(CreatorEntity, { id });
  }

  page(query: PageQuery): Promise<Page<CreatorEntity>> {
    return readKeysetPage(this.#creators.createQueryBuilder('creator'), query);
  }

  async add(manager: EntityManager, creator: { displayName: string; role: Role }): Promise<CreatorEntity> {
    return manager.save(manager.create(CreatorEntity, { ...creator, status: 'active' }));
  }

  async recordSignIn(
    manager: EntityManager,
    id: string,
    seen: Pick<CreatorEntity, 'role'> & { lastSeenAt: Date },
  ): Promise<void> {
    await manager.update(CreatorEntity, { id }, seen);
  }

  async hasActiveAdmin(manager: EntityManager): Promise<boolean> {
    return manager.existsBy(CreatorEntity, { role: 'admin', status: 'active' });
  }

  /**
   * Changes a creator. Answers false, and changes nothing, if no active admin were left. The admins' rows are locked, in a
   * fixed order, so that two admins who demote each other at once do not both succeed.
   */
  patch(id: string, patch: CreatorPatch): Promise<boolean> {
    return this.#creators.manager.transaction(async (manager) => {
      const admins = await manager.find(CreatorEntity, {
        where: { role: 'admin', status: 'active' },
        order: { id: 'ASC' },
        lock: { mode: 'for_no_key_update' },
      });
      const staysAdmin = (patch.role ?? 'admin') === 'admin' && (patch.status ?? 'active') === 'active';
      const isLast = admins.length === 1 && admins[0]?.id === id;
      if (isLast && !staysAdmin) return false;
      if (Object.keys(patch).length > 0) await manager.update(CreatorEntity, { id }, patch);
      return true;
    });
  }
}
