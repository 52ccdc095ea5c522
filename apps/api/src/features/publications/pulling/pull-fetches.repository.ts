import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, In } from 'typeorm';
import { isPullable } from '../attempts/attempt-transitions.ts';
import { AttemptEntity } from '../attempts/attempt.entity.ts';
import { changePublication } from '../publication-changes.ts';
import { PublicationEntity } from '../publication.entity.ts';
import { PullFetchEntity, type PullRefusal } from './pull-fetch.entity.ts';

/** A request for a video, and the status it is to get while its address is alive. */
export type NewFetch = Pick<PullFetchEntity, 'method' | 'range' | 'userAgent' | 'status' | 'refusal'>;

/** A request as it was written down: `refusal` says why it gets nothing. */
export interface BegunFetch {
  readonly id: string | null;
  readonly refusal: PullRefusal | null;
}

type ReportedAttempt = Pick<AttemptEntity, 'id' | 'publicationId'>;

export interface FetchProgress {
  readonly bytesSent: number;
  readonly isOver: boolean;
}

/** Requests that get no byte are kept up to so many of each attempt: somebody who asks for ever must not fill the table. */
const keptWithoutBytes = 100;

/** What TikTok fetched of each attempt's video. */
@Injectable()
export class PullFetchesRepository {
  readonly #dataSource: DataSource;

  constructor(@InjectDataSource() dataSource: DataSource) {
    this.#dataSource = dataSource;
  }

  /**
   * Decides whether a request may have bytes, and writes it down, under the lock of its attempt's row. Revoking an address
   * takes the same lock (`hasServed`), so there is no instant at which an address is revoked as never fetched and still
   * serves. Committed before the first byte goes out.
   */
  begin({ id: attemptId, pullTokenHash }: Pick<AttemptEntity, 'id' | 'pullTokenHash'>, fetch: NewFetch) {
    return this.#dataSource.transaction(async (manager): Promise<BegunFetch> => {
      const lock = { mode: 'pessimistic_write' } as const;
      const attempt = await manager.findOne(AttemptEntity, { where: { id: attemptId }, lock });
      const isLive =
        attempt !== null &&
        isPullable(attempt.state) &&
        attempt.pullRevokedAt === null &&
        attempt.pullTokenHash === pullTokenHash;
      const decided: NewFetch = isLive ? fetch : { ...fetch, status: 410, refusal: 'revoked' };
      const id = await this.#write(manager, { ...decided, attemptId });
      return { id, refusal: decided.refusal };
    });
  }

  /** How far a request is. What TikTok got of a living attempt is the publication's progress. */
  report({ id, publicationId }: ReportedAttempt, fetchId: string, { bytesSent, isOver }: FetchProgress): Promise<void> {
    return this.#dataSource.transaction(async (manager) => {
      const attempt = await manager.findOne(AttemptEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      const ended = isOver ? { endedAt: () => 'now()' } : {};
      await manager.update(PullFetchEntity, { id: fetchId }, { bytesSent, ...ended });
      if (!attempt || !isPullable(attempt.state) || bytesSent === 0) return;
      const total = await manager.sum(PullFetchEntity, 'bytesSent', { attemptId: id, ...served });
      const { sizeBytes } = await manager.findOneByOrFail(PublicationEntity, { id: publicationId });
      await changePublication(manager, publicationId, { bytesSent: Math.min(sizeBytes, total ?? 0) });
    });
  }

  /** Whether TikTok may have got any byte of this attempt. Its row is locked until the caller's transaction ends. */
  async hasServed(manager: EntityManager, attemptId: string): Promise<boolean> {
    await manager.findOne(AttemptEntity, { where: { id: attemptId }, lock: { mode: 'pessimistic_write' } });
    return manager.existsBy(PullFetchEntity, { attemptId, ...served });
  }

  /** Of these attempts, oldest first. */
  of(attemptIds: readonly string[]): Promise<PullFetchEntity[]> {
    const where = { attemptId: In([...attemptIds]) };
    return this.#dataSource.manager.find(PullFetchEntity, { where, order: { id: 'ASC' }, take: keptWithoutBytes * 10 });
  }

  async #write(manager: EntityManager, fetch: NewFetch & { attemptId: string }): Promise<string | null> {
    const { attemptId } = fetch;
    if (!mayHaveBytes(fetch)) {
      const kept = await manager.countBy(PullFetchEntity, { attemptId });
      if (kept >= keptWithoutBytes) return null;
    }
    const { id } = await manager.save(manager.create(PullFetchEntity, fetch));
    return id;
  }
}

const served = { method: 'GET', status: In([200, 206]) };
const mayHaveBytes = ({ method, status }: NewFetch) => method === 'GET' && (status === 200 || status === 206);
