import type { EntityManager, QueryDeepPartialEntity } from 'typeorm';
import { changeChannel } from '../../platform/database/change-listener.ts';
import { assignments, StatementValues } from '../../platform/database/index.ts';
import { PublicationEntity } from './publication.entity.ts';

export type PublicationPatch = Omit<QueryDeepPartialEntity<PublicationEntity>, 'id' | 'version' | 'updatedAt'>;

/** Changes a publication and tells every API process, in the caller's transaction: what is announced is committed. */
export async function changePublication(manager: EntityManager, id: string, patch: PublicationPatch): Promise<void> {
  const values = new StatementValues();
  await manager.query(
    `with changed as (
       update publications set ${publicationAssignments(manager, patch, values)}
       where id = ${values.add(id)} returning id, version
     ) select ${announcement} from changed`,
    values.all,
  );
}

/** For a statement that changes a publication: the columns, and a version that is one higher. */
export function publicationAssignments(
  manager: EntityManager,
  patch: PublicationPatch,
  values: StatementValues,
): string {
  const changed = { ...patch, version: () => 'publications.version + 1', updatedAt: () => 'now()' };
  return assignments(manager, [PublicationEntity, changed], values);
}

/** For the row of a publication as it is now. Id and version only: who may read the rest is decided where it is read. */
export const announcement = `pg_notify('${changeChannel}', json_build_object('kind', 'publication', 'id', id, 'version', version)::text)`;
