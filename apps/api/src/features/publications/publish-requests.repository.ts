import { randomUUID } from 'node:crypto';
import type { Publication } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, LessThan } from 'typeorm';
import { StatementValues } from '../../platform/database/index.ts';
import { IdempotencyKeyEntity } from './idempotency-key.entity.ts';
import { announcement } from './publication-changes.ts';
import { toPublication } from './publication.mapper.ts';
import { type AcceptedRequest, postOf } from './publish-check.ts';
import { sending } from './publishing-jobs.ts';

/** A publish request's identity: who sent it, under which key, and what it asked for. */
export type RequestIdentity = Pick<IdempotencyKeyEntity, 'creatorId' | 'key' | 'requestHash'>;

@Injectable()
export class PublishRequestsRepository {
  readonly #dataSource: DataSource;

  constructor(@InjectDataSource() dataSource: DataSource) {
    this.#dataSource = dataSource;
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
   * Saves everything a publication is, and the job that sends it, by one statement. Null when another request has taken the
   * key: keeping the answer waits for a request under way, so of two with one key only one is ever committed.
   */
  async create(
    { creatorId, key, requestHash }: RequestIdentity,
    { request, account, video }: AcceptedRequest,
  ): Promise<Publication | null> {
    const post = postOf(request);
    const scheduledAt = request.scheduledAt === undefined ? null : new Date(request.scheduledAt);
    const state = scheduledAt ? 'scheduled' : 'queued';
    const detail = scheduledAt ? { publication: state } : {};
    const chosen = {
      id: randomUUID(),
      accountId: account.id,
      videoId: video.id,
      mode: request.mode,
      post,
      scheduledAt,
    };
    const publication = { ...nothingYet, ...chosen, state, sizeBytes: video.sizeBytes } as const;
    const history = [{ state: 'planned', detail, at: unknownInstant }] as const;
    const values = new StatementValues();
    for (const value of [
      ...[creatorId, key, requestHash, JSON.stringify(toPublication({ publication, account, video, history }))],
      ...[chosen.id, account.id, video.id, request.mode, post && JSON.stringify(post), state, scheduledAt],
      ...[video.sizeBytes, request.consent.declaration, video.sha256, JSON.stringify(detail)],
    ]) {
      values.add(value);
    }
    const job = sending(chosen)(values);
    const [made] = await this.#dataSource.manager.query<{ answer: Publication }[]>(creation(job), values.all);
    return made?.answer ?? null;
  }
}

/** Told by the database, as all instants are; until then this stands in its place. */
const unknownInstant = new Date(0);

/**
 * The answer under its key, then the publication, its consent, its first attempt and that one's history. Where the key is
 * taken, nothing.
 */
const creation = (job: string) =>
  `with now as (
     select to_jsonb(to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as text
   ), kept as (
     insert into idempotency_keys (creator_id, key, request_hash, answer)
     select $1::uuid, $2, $3, jsonb_set(jsonb_set($4::jsonb, '{createdAt}', text), '{history,0,at}', text) from now
     on conflict do nothing returning answer
   ), made as (
     insert into publications (id, creator_id, account_id, video_id, mode, post, state, scheduled_at, size_bytes)
     select $5::uuid, $1::uuid, $6::uuid, $7::uuid, $8, $9::jsonb, $10, $11::timestamptz, $12::bigint from kept
     returning id, version
   ), agreed as (
     insert into consents (publication_id, creator_id, declaration, post, video_sha256)
     select id, $1::uuid, $13, $9::jsonb, $14 from made
   ), tried as (
     insert into attempts (publication_id, number, state) select id, 1, 'planned' from made returning id
   ), told as (
     insert into attempt_history (attempt_id, state, detail) select id, 'planned', $15::jsonb from tried
   )
   select answer, ${announcement}, ${job} from kept, made`;

/** What a publication has not got when it is made. */
const nothingYet = {
  version: 1,
  createdAt: unknownInstant,
  bytesSent: 0,
  publishId: null,
  postIds: [],
  postUrl: null,
  failReason: null,
  needs: [],
};
