import type { Need } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, In } from 'typeorm';
import { DatabaseClock } from '../../../platform/database/index.ts';
import { AccountEntity } from '../../accounts/index.ts';
import { VideoEntity } from '../../catalog/index.ts';
import { CreatorEntity } from '../../creators/index.ts';
import { type AttemptChange, type HeldAttempt, stillHeld } from './attempt-change.ts';
import { AttemptHistoryEntity } from './attempt-history.entity.ts';
import type { AttemptState } from './attempt-states.ts';
import { isEnded, isPullable, isToBeSent, needsUploadUrl, requireMove } from './attempt-transitions.ts';
import { AttemptEntity } from './attempt.entity.ts';
import { nextAttemptNotBefore } from './pull-window.ts';
import { ConsentEntity } from '../consent.entity.ts';
import { changePublication } from '../publication-changes.ts';
import { publicationStateOf } from '../publication-state-of.ts';
import { PublicationEntity } from '../publication.entity.ts';

/** Everything a worker needs to know to go on with an attempt. */
export interface Work {
  readonly attempt: AttemptEntity;
  readonly publication: PublicationEntity;
  readonly consent: ConsentEntity;
  readonly account: AccountEntity;
  readonly video: VideoEntity;
}

/** Work that was taken for sending. */
export interface Claim extends Work {
  readonly creator: CreatorEntity;
  /** When it was taken, by the database's clock. */
  readonly claimedAt: Date;
}

/**
 * Attempts and their history. Every write names the fence its writer holds in the statement that writes; a writer whose
 * fence was taken changes nothing and gets a `LostFenceError`. Rows are locked in one order everywhere: attempt, then publication.
 */
@Injectable()
export class AttemptsRepository {
  readonly #dataSource: DataSource;
  readonly #clock: DatabaseClock;

  constructor(@InjectDataSource() dataSource: DataSource, clock: DatabaseClock) {
    this.#dataSource = dataSource;
    this.#clock = clock;
  }

  /** Takes the publication's newest attempt for sending: from now on only this holder can write. Null: nothing to send. */
  claim(publicationId: string): Promise<Claim | null> {
    return this.#dataSource.transaction(async (manager) => {
      const attempt = await this.lockNewest(manager, publicationId);
      if (!attempt || !isToBeSent(attempt.state)) return null;
      const work = await this.#workOf(manager, attempt);
      // While a person is asked nothing is sent, whatever job is left over.
      if (work.publication.state === 'needs_attention') return null;
      const fence = attempt.fence + 1;
      await manager.update(AttemptEntity, { id: attempt.id }, { fence });
      const creator = await manager.findOneByOrFail(CreatorEntity, { id: work.publication.creatorId });
      return {
        ...work,
        attempt: Object.assign(attempt, { fence }),
        creator,
        claimedAt: await this.#clock.now(manager),
      };
    });
  }

  /** The newest attempt as it stands, for observing: its holder keeps it. */
  async read(publicationId: string): Promise<Work | null> {
    const { manager } = this.#dataSource;
    const attempt = await manager.findOne(AttemptEntity, { where: { publicationId }, order: { number: 'DESC' } });
    return attempt && this.#workOf(manager, attempt);
  }

  /** The attempt of this publish id, locked until the caller's transaction ends. Null: it is not known here. */
  async lockByPublishId(manager: EntityManager, publishId: string): Promise<Work | null> {
    const lock = { mode: 'pessimistic_write' } as const;
    const attempt = await manager.findOne(AttemptEntity, { where: { publishId }, lock });
    return attempt && this.#workOf(manager, attempt);
  }

  /** The attempt whose video TikTok fetches with this token, in whatever state it is. Null: there is none. */
  async findByPullToken(tokenHash: string): Promise<Work | null> {
    const { manager } = this.#dataSource;
    const attempt = await manager.findOneBy(AttemptEntity, { pullTokenHash: tokenHash });
    return attempt && this.#workOf(manager, attempt);
  }

  /** The newest attempt, locked until the caller's transaction ends. */
  async lockNewest(manager: EntityManager, publicationId: string): Promise<AttemptEntity | null> {
    const newestFirst = { where: { publicationId }, order: { number: 'DESC' } } as const;
    for (;;) {
      const locked = await manager.findOne(AttemptEntity, { ...newestFirst, lock: { mode: 'pessimistic_write' } });
      const newest = await manager.findOne(AttemptEntity, newestFirst);
      // While we waited for the row, its holder may have replaced it by a newer one.
      if (locked?.id === newest?.id) return locked;
    }
  }

  /** Moves an attempt on, with its history and its publication, before whatever the new state names is done. */
  move(attempt: AttemptEntity, to: AttemptState, change: AttemptChange = {}): Promise<AttemptEntity> {
    return this.#dataSource.transaction((manager) => this.moveIn(manager, attempt, to, change));
  }

  /** `move` inside the caller's transaction. */
  async moveIn(
    manager: EntityManager,
    attempt: AttemptEntity,
    to: AttemptState,
    { set = {}, publication = {}, detail = {}, also }: AttemptChange = {},
  ): Promise<AttemptEntity> {
    if (to !== attempt.state) requireMove({ state: attempt.state, transfer: set.transfer ?? attempt.transfer }, to);
    const secrets = needsUploadUrl(to) ? {} : { uploadUrlSealed: null, uploadUrlExpiresAt: null };
    const ended = isEnded(to) && !isEnded(attempt.state) ? { endedAt: () => 'now()' } : {};
    const revoked = hasPullUrl(attempt) && !isPullable(to) ? revokePullUrl : {};
    stillHeld(
      await manager.update(AttemptEntity, heldBy(attempt), { ...set, ...secrets, ...ended, ...revoked, state: to }),
    );
    await manager.save(manager.create(AttemptHistoryEntity, { attemptId: attempt.id, state: to, detail }));
    const { publishId, failReason } = set;
    await changePublication(manager, attempt.publicationId, {
      state: publicationStateOf[to],
      needs: [],
      ...(publishId === undefined ? {} : { publishId }),
      ...(failReason === undefined ? {} : { failReason }),
      ...publication,
    });
    await also?.(manager);
    const moved = new AttemptEntity();
    Object.assign(moved, attempt, set, secrets, { state: to });
    return moved;
  }

  /** Closes an attempt that cannot have had an effect, and begins the next one of the same consent. */
  replace(attempt: AttemptEntity, failReason: string): Promise<AttemptEntity> {
    return this.#dataSource.transaction(async (manager) => {
      await this.moveIn(manager, attempt, 'failed', { set: { failReason } });
      return this.startNext(manager, attempt);
    });
  }

  /** Plans the try after `last`. Only where the fence allows it: `last` has ended without an effect. */
  async startNext(
    manager: EntityManager,
    last: Pick<AttemptEntity, 'publicationId' | 'number'>,
  ): Promise<AttemptEntity> {
    const { publicationId, number } = last;
    const ended = await manager.findOneByOrFail(AttemptEntity, { publicationId, number });
    const notBeforeAt = nextAttemptNotBefore(ended);
    const plan = { publicationId, number: number + 1, notBeforeAt, state: 'planned', fence: 0 } as const;
    const next = manager.create(AttemptEntity, plan);
    const saved = await manager.save(next);
    const detail = notBeforeAt ? { notBeforeAt: notBeforeAt.toISOString() } : {};
    await manager.insert(AttemptHistoryEntity, { attemptId: saved.id, state: 'planned', detail });
    await changePublication(manager, publicationId, {
      state: 'queued',
      bytesSent: 0,
      publishId: null,
      failReason: null,
      needs: [],
    });
    return saved;
  }

  /** Stops for a person: the attempt stays where it is, the publication says what is needed. */
  pause(attempt: AttemptEntity, needs: Need[]): Promise<void> {
    return this.#dataSource.transaction(async (manager) => {
      await this.moveIn(manager, attempt, attempt.state, {
        publication: { state: 'needs_attention', needs },
        detail: { publication: 'needs_attention', needs: needs.map(({ code }) => code) },
      });
    });
  }

  /** Progress of a transfer; no history, because it is no state. TikTok's word may have ended it meanwhile. */
  progress(attempt: HeldAttempt, bytesSent: number): Promise<void> {
    return this.#dataSource.transaction(async (manager) => {
      const { id, fence } = attempt;
      stillHeld(await manager.update(AttemptEntity, { id, fence, state: In(transferring) }, { bytesSent }));
      await changePublication(manager, attempt.publicationId, { bytesSent });
    });
  }

  async #workOf(manager: EntityManager, attempt: AttemptEntity): Promise<Work> {
    const publication = await manager.findOneByOrFail(PublicationEntity, { id: attempt.publicationId });
    const consent = await manager.findOneOrFail(ConsentEntity, {
      where: { publicationId: publication.id },
      order: { number: 'DESC' },
    });
    const account = await manager.findOneByOrFail(AccountEntity, { id: publication.accountId });
    const video = await manager.findOneByOrFail(VideoEntity, { id: publication.videoId });
    return { attempt, publication, consent, account, video };
  }
}

const hasPullUrl = ({ pullTokenHash }: AttemptEntity) => pullTokenHash !== null;
const revokePullUrl = { pullRevokedAt: () => 'coalesce(pull_revoked_at, now())' };

const transferring: readonly AttemptState[] = ['sending', 'commit_sent'];

/** The state is named too, so that two who hold the same fence (a poll and a webhook) cannot both make the same step. */
const heldBy = ({ id, fence, state }: AttemptEntity) => ({ id, fence, state });
