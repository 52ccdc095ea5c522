import type { EntityManager } from 'typeorm';
import { columnsOf, entitiesOf } from '../../../platform/database/index.ts';
import { AccountEntity } from '../../accounts/index.ts';
import { VideoEntity } from '../../catalog/index.ts';
import { CreatorEntity } from '../../creators/index.ts';
import { AttemptEntity } from './attempt.entity.ts';
import { ConsentEntity } from '../consent.entity.ts';
import { PublicationEntity } from '../publication.entity.ts';

/** Everything a worker needs to know to go on with an attempt. */
export interface Work {
  readonly attempt: AttemptEntity;
  readonly publication: PublicationEntity;
  /** The one that counts. */
  readonly consent: ConsentEntity;
  readonly account: AccountEntity;
  readonly creator: CreatorEntity;
  readonly video: VideoEntity;
  /** When all this was read, by the database's clock. */
  readonly readAt: Date;
}

/** Which attempt: a condition on the table `attempts` under the alias `attempt`, with its values. */
export interface ChosenAttempt {
  readonly where: string;
  readonly values: readonly unknown[];
}

const parts = {
  attempt: AttemptEntity,
  publication: PublicationEntity,
  consent: ConsentEntity,
  account: AccountEntity,
  creator: CreatorEntity,
  video: VideoEntity,
} as const;

/** One question for all of it. */
export async function readWork(manager: EntityManager, { where, values }: ChosenAttempt): Promise<Work | null> {
  const [row] = await manager.query<Record<string, unknown>[]>(
    `select ${columnsOf(manager, parts)}, clock_timestamp() as read_at
     from attempts attempt
     join publications publication on publication.id = attempt.publication_id
     join consents consent on consent.publication_id = publication.id
       and consent.number = (select max(given.number) from consents given where given.publication_id = publication.id)
     join accounts account on account.id = publication.account_id
     join creators creator on creator.id = publication.creator_id
     join videos video on video.id = publication.video_id
     where ${where}`,
    [...values],
  );
  return row ? { ...entitiesOf(manager, parts, row), readAt: row['read_at'] as Date } : null;
}

/** The last attempt of a publication. */
export const newestOf = (publicationId: string): ChosenAttempt => ({
  where: `attempt.publication_id = $1
    and attempt.number = (select max(tried.number) from attempts tried where tried.publication_id = $1)`,
  values: [publicationId],
});
