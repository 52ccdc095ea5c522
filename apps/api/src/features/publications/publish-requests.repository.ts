import type { Publication } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, LessThan } from 'typeorm';
import { IdempotencyKeyEntity } from './idempotency-key.entity.ts';
import { announcement } from './publication-changes.ts';
import { toPublication } from './publication.mapper.ts';
import { type AcceptedRequest, postOf } from './publish-check.ts';
import { PublishingJobs } from './publishing-jobs.ts';

/** A publish request's identity: who sent it, under which key, and what it asked for. */
export type RequestIdentity = Pick<IdempotencyKeyEntity, 'creatorId' | 'key' | 'requestHash'>;

@Injectable()
export class PublishRequestsRepository {
  readonly #dataSource: DataSource;
  readonly #jobs: PublishingJobs;

  constructor(@InjectDataSource() dataSource: DataSource, jobs: PublishingJobs) {
    this.#dataSource = dataSource;
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
   * Saves everything a publication is, and the job that sends it, in one transaction. Null when another request has taken the
   * key: keeping the answer waits for a request under way, so of two with one key only one is ever committed.
   */
  async create(identity: RequestIdentity, accepted: AcceptedRequest): Promise<Publication | null> {
    try {
      return await this.#dataSource.transaction(async (manager) => {
        const answer = await this.#insert(manager, identity.creatorId, accepted);
        const scheduledAt = answer.scheduledAt === null ? null : new Date(answer.scheduledAt);
        await this.#jobs.publish(manager, { id: answer.id, accountId: answer.accountId, scheduledAt });
        await this.#keepAnswer(manager, identity, answer);
        return answer;
      });
    } catch (error) {
      if (error instanceof KeyTakenError) return null;
      throw error;
    }
  }

  /** @throws {KeyTakenError} which undoes the transaction */
  async #keepAnswer(
    manager: EntityManager,
    { creatorId, key, requestHash }: RequestIdentity,
    answer: Publication,
  ): Promise<void> {
    const rows: unknown[] = await manager.query(
      `insert into idempotency_keys (creator_id, key, request_hash, answer) values ($1, $2, $3, $4)
       on conflict do nothing returning key`,
      [creatorId, key, requestHash, JSON.stringify(answer)],
    );
    if (rows.length === 0) throw new KeyTakenError('Another request was answered under this key.');
  }

  /** Publication, consent, first attempt and its history by one statement. Answers what was made, as it is shown. */
  async #insert(
    manager: EntityManager,
    creatorId: string,
    { request, account, video }: AcceptedRequest,
  ): Promise<Publication> {
    const post = postOf(request);
    const scheduledAt = request.scheduledAt === undefined ? null : new Date(request.scheduledAt);
    const chosen = { accountId: account.id, videoId: video.id, mode: request.mode, post, scheduledAt };
    const state = scheduledAt ? 'scheduled' : 'queued';
    const detail = scheduledAt ? { publication: state } : {};
    const [made] = await manager.query<{ id: string; version: number; createdAt: Date }[]>(
      `with made as (
         insert into publications (creator_id, account_id, video_id, mode, post, state, scheduled_at, size_bytes)
         values ($1, $2, $3, $4, $5, $6, $7, $8) returning id, version, created_at
       ), agreed as (
         insert into consents (publication_id, creator_id, declaration, post, video_sha256)
         select id, $1, $9, $5, $10 from made
       ), tried as (
         insert into attempts (publication_id, number, state) select id, 1, 'planned' from made returning id
       ), told as (
         insert into attempt_history (attempt_id, state, detail) select id, 'planned', $11::jsonb from tried
       )
       select id, version, created_at as "createdAt", ${announcement} from made`,
      [
        ...[creatorId, account.id, video.id, request.mode, post && JSON.stringify(post), state, scheduledAt],
        ...[video.sizeBytes, request.consent.declaration, video.sha256, JSON.stringify(detail)],
      ],
    );
    if (!made) throw new Error('A publication was not saved.');
    const publication = { ...nothingYet, ...chosen, ...made, state, sizeBytes: video.sizeBytes } as const;
    return toPublication({ publication, account, video, history: [{ state: 'planned', detail, at: made.createdAt }] });
  }
}

/** What a publication has not got when it is made. */
const nothingYet = { bytesSent: 0, publishId: null, postIds: [], postUrl: null, failReason: null, needs: [] };

class KeyTakenError extends Error {
  override readonly name = 'KeyTakenError';
}
