import type { EntityManager, SelectQueryBuilder } from 'typeorm';
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

type Joined = AttemptEntity & Omit<Work, 'attempt' | 'readAt'>;

/** One question for all of it. The attempt is chosen by `choose`, under the alias `attempt`. */
export async function readWork(
  manager: EntityManager,
  choose: (query: SelectQueryBuilder<AttemptEntity>) => SelectQueryBuilder<AttemptEntity>,
): Promise<Work | null> {
  const query = manager
    .createQueryBuilder(AttemptEntity, 'attempt')
    .innerJoinAndMapOne(
      'attempt.publication',
      PublicationEntity,
      'publication',
      'publication.id = attempt.publicationId',
    )
    .innerJoinAndMapOne(
      'attempt.consent',
      ConsentEntity,
      'consent',
      `consent.publicationId = publication.id and ${counts}`,
    )
    .innerJoinAndMapOne('attempt.account', AccountEntity, 'account', 'account.id = publication.accountId')
    .innerJoinAndMapOne('attempt.creator', CreatorEntity, 'creator', 'creator.id = publication.creatorId')
    .innerJoinAndMapOne('attempt.video', VideoEntity, 'video', 'video.id = publication.videoId')
    .addSelect('clock_timestamp()', 'read_at');
  const { entities, raw } = await choose(query).getRawAndEntities<{ read_at: Date }>();
  const [joined] = entities as Joined[];
  const [read] = raw;
  if (!joined || !read) return null;
  const { publication, consent, account, creator, video, ...columns } = joined;
  const attempt = Object.assign(new AttemptEntity(), columns);
  return { attempt, publication, consent, account, creator, video, readAt: read.read_at };
}

const counts =
  'consent.number = (select max(given.number) from consents given where given.publication_id = publication.id)';

/** For `readWork`: the last attempt of a publication. */
export const newestOf = (publicationId: string) => (query: SelectQueryBuilder<AttemptEntity>) =>
  query.where(
    `attempt.publicationId = :publicationId
     and attempt.number = (select max(tried.number) from attempts tried where tried.publication_id = :publicationId)`,
    { publicationId },
  );
