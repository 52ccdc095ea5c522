import type { Page, PageQuery, VideoFilter } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { InjectEntityManager } from '@nestjs/typeorm';
import { type EntityManager, In, IsNull, type SelectQueryBuilder } from 'typeorm';
import { decodeCursor, encodeCursor } from '../../platform/database/index.ts';
import type { NewVideo } from './new-video.ts';
import { VideoEntity } from './video.entity.ts';

export type VideoQuery = PageQuery & VideoFilter;

/** Any fixed number: held while the first videos are registered, so that two processes cannot both do it. */
const firstVideosLock = 7_002_001;

/** Held, with a hash, while a video is added that must not be there twice. */
const sameBytesLock = 7_002_002;

/** More than anybody looks through. */
const mostTags = 40;

/** `createdAt` to the microsecond, as the keyset needs it: a JavaScript `Date` would round. */
const exactCreatedAt = `to_char(video.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const isCatalogOrOwn = `(video.origin = 'catalog' or video.ownerId = :creatorId)`;

@Injectable()
export class VideosRepository {
  readonly #manager: EntityManager;

  constructor(@InjectEntityManager() manager: EntityManager) {
    this.#manager = manager;
  }

  /** Any video, archived ones too. */
  async findById(id: string): Promise<VideoEntity | null> {
    return this.#manager.findOneBy(VideoEntity, { id });
  }

  /** A video the creator may look at: of the catalog, or an own one. Archived ones are not found. */
  async findVisible(creatorId: string, id: string): Promise<VideoEntity | null> {
    return this.#visibleTo(creatorId).andWhere('video.id = :id', { id }).getOne();
  }

  /** Like `findVisible`, but archived ones too: their publications still show them. */
  async findVisibleOrArchived(creatorId: string, id: string): Promise<VideoEntity | null> {
    return this.#videos().where(isCatalogOrOwn, { creatorId }).andWhere('video.id = :id', { id }).getOne();
  }

  async page(creatorId: string, query: VideoQuery): Promise<Page<VideoEntity>> {
    const found = await this.#filtered(this.#offeredTo(creatorId, query), query)
      .addSelect(exactCreatedAt, 'exact_created_at')
      .orderBy('video.createdAt', 'DESC')
      .addOrderBy('video.id', 'DESC')
      .limit(query.limit + 1)
      .getRawAndEntities<{ exact_created_at: string }>();
    const items = found.entities.slice(0, query.limit);
    const last = items.at(-1);
    const createdAt = found.raw[items.length - 1]?.exact_created_at;
    const hasMore = found.entities.length > query.limit;
    return { items, nextCursor: hasMore && last && createdAt ? encodeCursor({ createdAt, id: last.id }) : null };
  }

  /** Adds a video, in the caller's transaction if one is given. */
  async add(video: NewVideo, manager: EntityManager = this.#manager): Promise<VideoEntity> {
    const { identifiers } = await manager.insert(VideoEntity, video);
    return manager.findOneByOrFail(VideoEntity, { id: String(identifiers[0]?.['id']) });
  }

  /** Null when it has another version by now; without a version any will do. Without changes the version stays. */
  async describe(
    id: string,
    version: number | undefined,
    changes: Partial<Pick<VideoEntity, 'title' | 'description' | 'tags'>>,
  ): Promise<VideoEntity | null> {
    const isChange = Object.keys(changes).length > 0;
    const next = { ...changes, version: () => (isChange ? 'version + 1' : 'version') };
    const { affected } = await this.#manager.update(
      VideoEntity,
      version === undefined ? { id } : { id, version },
      next,
    );
    return affected ? this.#manager.findOneByOrFail(VideoEntity, { id }) : null;
  }

  async setPoster(id: string, posterKey: string): Promise<VideoEntity> {
    await this.#manager.update(VideoEntity, { id }, { posterKey });
    return this.#manager.findOneByOrFail(VideoEntity, { id });
  }

  /** Null brings it back. */
  async setArchivedAt(id: string, archivedAt: Date | null): Promise<VideoEntity> {
    await this.#manager.update(VideoEntity, { id, removedAt: IsNull() }, { archivedAt });
    return this.#manager.findOneByOrFail(VideoEntity, { id });
  }

  /** False, and nothing happens, when a publication refers to it. By table: the publications feature stands on this one. */
  async removeUnused(id: string, removedAt: Date): Promise<boolean> {
    const { affected } = await this.#manager
      .createQueryBuilder()
      .update(VideoEntity)
      .set({ removedAt, archivedAt: () => 'coalesce(archived_at, :removedAt)' })
      .where('id = :id and not exists (select 1 from publications where video_id = :id)', { id })
      .setParameters({ removedAt })
      .execute();
    return affected === 1;
  }

  /** Of the catalog, as it is offered now; the most used first. */
  async tags(): Promise<{ tag: string; count: number }[]> {
    return this.#manager.query<{ tag: string; count: number }[]>(
      `select tag, count(*)::int as count from videos, unnest(tags) as tag
       where origin = 'catalog' and archived_at is null group by tag order by count desc, tag limit $1`,
      [mostTags],
    );
  }

  /** Catalog videos with these bytes, by hash; where several have the same, one that is not archived. */
  async findByHashes(
    hashes: readonly string[],
    manager: EntityManager = this.#manager,
  ): Promise<Map<string, VideoEntity>> {
    const found = await manager.find(VideoEntity, {
      where: { origin: 'catalog', removedAt: IsNull(), sha256: In([...hashes]) },
      order: { archivedAt: { direction: 'ASC', nulls: 'LAST' }, createdAt: 'ASC' },
    });
    return new Map(found.map((video) => [video.sha256, video]));
  }

  /** Which of these sizes, in bytes, a catalog video has. */
  async findSizes(sizes: readonly number[]): Promise<Set<number>> {
    const found = await this.#manager.find(VideoEntity, {
      select: { id: true, sizeBytes: true },
      where: { origin: 'catalog', removedAt: IsNull(), sizeBytes: In([...sizes]) },
    });
    return new Set(found.map(({ sizeBytes }) => sizeBytes));
  }

  /** Adds a catalog video unless one has the same bytes; by any number of processes at once. Answers the one there is. */
  async addOnce(video: NewVideo): Promise<{ video: VideoEntity; isNew: boolean }> {
    return this.#manager.transaction(async (manager) => {
      await manager.query('select pg_advisory_xact_lock($1, hashtext($2))', [sameBytesLock, video.sha256]);
      const known = (await this.findByHashes([video.sha256], manager)).get(video.sha256);
      return known ? { video: known, isNew: false } : { video: await this.add(video, manager), isNew: true };
    });
  }

  /** Runs `add` when the catalog has never held a video, archived ones included; at most once over all processes. */
  async onUntouchedCatalog(add: (manager: EntityManager) => Promise<void>): Promise<void> {
    await this.#manager.transaction(async (manager) => {
      await manager.query('select pg_advisory_xact_lock($1)', [firstVideosLock]);
      if (!(await manager.exists(VideoEntity, { where: { origin: 'catalog' } }))) await add(manager);
    });
  }

  #videos(): SelectQueryBuilder<VideoEntity> {
    return this.#manager.createQueryBuilder(VideoEntity, 'video');
  }

  #visibleTo(creatorId: string, archived?: VideoQuery['archived']): SelectQueryBuilder<VideoEntity> {
    const standing = archived ? 'video.archivedAt is not null and video.removedAt is null' : 'video.archivedAt is null';
    return this.#videos().where(standing).andWhere(isCatalogOrOwn, { creatorId });
  }

  /** By table: the publications feature stands on this one. Reads a creator's own publications, whatever others posted. */
  #offeredTo(creatorId: string, { unposted, archived }: VideoQuery): SelectQueryBuilder<VideoEntity> {
    const visible = this.#visibleTo(creatorId, archived);
    if (unposted === undefined) return visible;
    return visible.andWhere(
      `not exists (select 1 from publications mine
        where mine.creator_id = :creatorId and mine.video_id = video.id and mine.state not in ('failed', 'cancelled'))`,
    );
  }

  #filtered(videos: SelectQueryBuilder<VideoEntity>, { origin, search, tag, cursor }: VideoQuery) {
    if (origin) videos.andWhere('video.origin = :origin', { origin });
    if (tag) videos.andWhere(':tag = any(video.tags)', { tag });
    if (search) {
      const pattern = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
      videos.andWhere(
        `(video.title ilike :pattern or video.description ilike :pattern or array_to_string(video.tags, ' ') ilike :pattern)`,
        { pattern },
      );
    }
    if (cursor) {
      videos.andWhere(
        '(video.createdAt, video.id) < (cast(:createdAt as timestamptz), cast(:id as uuid))',
        decodeCursor(cursor),
      );
    }
    return videos;
  }
}
