import type { EntityManager, QueryDeepPartialEntity } from 'typeorm';
import { changeChannel } from '../../platform/database/change-listener.ts';
import { PublicationEntity } from './publication.entity.ts';

export type PublicationPatch = Omit<QueryDeepPartialEntity<PublicationEntity>, 'id' | 'version' | 'updatedAt'>;

/** Changes a publication and tells every API process, in the caller's transaction: what is announced is committed. */
export async function changePublication(manager: EntityManager, id: string, patch: PublicationPatch): Promise<void> {
  await manager.update(PublicationEntity, { id }, { ...patch, version: () => 'version + 1', updatedAt: () => 'now()' });
  await announcePublication(manager, id);
}

/** Id and version only: who may read the rest is decided where it is read. */
export async function announcePublication(manager: EntityManager, id: string): Promise<void> {
  await manager.query(
    `select pg_notify($1, json_build_object('kind', 'publication', 'id', id, 'version', version)::text)
     from publications where id = $2`,
    [changeChannel, id],
  );
}
