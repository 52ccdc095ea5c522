import type { Publication } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, LessThan } from 'typeorm';
import { AttemptHistoryEntity } from './attempts/attempt-history.entity.ts';
import { AttemptEntity } from './attempts/attempt.entity.ts';
import { ConsentEntity } from './consent.entity.ts';
import { IdempotencyKeyEntity } from './idempotency-key.entity.ts';
import { announcePublication } from './publication-changes.ts';
import { PublicationEntity } from './publication.entity.ts';
import { PublicationsRepository } from './publications.repository.ts';
import { type AcceptedRequest, postOf } from './publish-check.ts';
import { PublishingJobs } from './publishing-jobs.ts';

/** A publish request's identity: who sent it, under which key, and what it asked for. */
export type RequestIdentity = Pick<IdempotencyKeyEntity, 'creatorId' | 'key' | 'requestHash'>;

@Injectable()
export class PublishRequestsRepository {
  readonly #dataSource: DataSource;
  readonly #publications: PublicationsRepository;
  readonly #jobs: PublishingJobs;

  constructor(@InjectDataSource() dataSource: DataSource, publications: PublicationsRepository, jobs: PublishingJobs) {
    this.#dataSource = dataSource;
    this.#publications = publications;
    this.#jobs = jobs;
  }

  /** What was answered to this creator under this key before. */
  findAnswered({ creatorId, key }: RequestIdentity): Promise<IdempotencyKeyEntity | null> {
    return this.#dataSource.manager.findOneBy(IdempotencyKeyEntity, { creatorId, key });
  }

  /** A key may be used anew after this. */
  async forgetAnsweredBefore(instant: Date): Promise<void> {
    await this.#dataSource.manager.delete(IdempotencyKeyEntity, { createdAt: LessThan(instant) });
  }

  /**
   * Saves everything a publication is, and the job that sends it, in one transaction. Null when another request took the
   * key first: inserting it waits for a request under way, so of two with one key only one ever gets here.
   */
  create(identity: RequestIdentity, accepted: AcceptedRequest): Promise<Publication | null> {
    return this.#dataSource.transaction(async (manager) => {
      if (!(await this.#takeKey(manager, identity))) return null;
      const publication = await this.#insert(manager, identity.creatorId, accepted);
      await this.#jobs.publish(manager, publication);
      await announcePublication(manager, publication.id);
      const [answer] = await this.#publications.show([publication], manager);
      if (!answer) throw new Error('A publication was saved without its account or video.');
      await this.#keepAnswer(manager, identity, answer);
      return answer;
    });
  }

  async #takeKey(manager: EntityManager, identity: RequestIdentity): Promise<boolean> {
    const rows: unknown[] = await manager.query(
      `insert into idempotency_keys (creator_id, key, request_hash, answer) values ($1, $2, $3, '{}')
       on conflict do nothing returning key`,
      [identity.creatorId, identity.key, identity.requestHash],
    );
    return rows.length > 0;
  }

  async #keepAnswer(manager: EntityManager, { creatorId, key }: RequestIdentity, answer: Publication): Promise<void> {
    await manager.query(`update idempotency_keys set answer = $3 where creator_id = $1 and key = $2`, [
      creatorId,
      key,
      JSON.stringify(answer),
    ]);
  }

  async #insert(
    manager: EntityManager,
    creatorId: string,
    { request, account, video }: AcceptedRequest,
  ): Promise<PublicationEntity> {
    const post = postOf(request);
    const scheduledAt = request.scheduledAt === undefined ? null : new Date(request.scheduledAt);
    const { id: publicationId } = await manager.save(
      manager.create(PublicationEntity, {
        creatorId,
        accountId: account.id,
        videoId: video.id,
        mode: request.mode,
        post,
        state: scheduledAt ? 'scheduled' : 'queued',
        scheduledAt,
        sizeBytes: video.sizeBytes,
      }),
    );
    const { declaration } = request.consent;
    await manager.save(
      manager.create(ConsentEntity, { publicationId, creatorId, declaration, post, videoSha256: video.sha256 }),
    );
    const attempt = await manager.save(manager.create(AttemptEntity, { publicationId, number: 1, state: 'planned' }));
    const detail = scheduledAt ? { publication: 'scheduled' } : {};
    await manager.save(manager.create(AttemptHistoryEntity, { attemptId: attempt.id, state: 'planned', detail }));
    return manager.findOneByOrFail(PublicationEntity, { id: publicationId });
  }
}
