import type { Page, PageQuery, VideoFilter } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { InjectEntityManager } from '@nestjs/typeorm';
import { type EntityManager, IsNull, type SelectQueryBuilder } from 'typeorm';
import { decodeCursor, encodeCursor } from '../../platform/database/index.ts';
import type { NewVideo } from './new-video.ts';
import { VideoEntity } from './video.entity.ts';

export type VideoQuery = PageQuery & VideoFilter;

/** Any fixed number: held while the first videos are registered, so that two processes cannot both do it. */
const firstVideosLock = 7_002_001;

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

  async change(id: string, changes: Partial<Pick<VideoEntity, 'title' | 'description' | 'tags' | 'posterKey'>>) {
    if (Object.keys(changes).length > 0) await this.#manager.update(VideoEntity, { id }, changes);
    return this.#manager.findOneByOrFail(VideoEntity, { id });
  }

  async archive(id: string, archivedAt: Date): Promise<void> {
    await this.#manager.update(VideoEntity, { id, archivedAt: IsNull() }, { archivedAt });
  }

  async isPublished(id: string): Promise<boolean> {
    // By name: the publications feature stands on this one, so this one cannot import it.
    return this.#manager.exists('PublicationEntity', { where: { videoId: id } });
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

  #visibleTo(creatorId: string): SelectQueryBuilder<VideoEntity> {
    return this.#videos().where('video.archivedAt is null').andWhere(isCatalogOrOwn, { creatorId });
  }

  /** By table: the publications feature stands on this one. Reads a creator's own publications, whatever others posted. */
  #offeredTo(creatorId: string, { unposted }: VideoQuery): SelectQueryBuilder<VideoEntity> {
    const visible = this.#visibleTo(creatorId);
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
