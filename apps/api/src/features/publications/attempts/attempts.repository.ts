import type { Need, PublishMode } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { AttemptChange, HeldAttempt } from './attempt-change.ts';
import { AttemptHistoryEntity } from './attempt-history.entity.ts';
import type { AttemptState } from './attempt-states.ts';
import { isEnded, isPullable, isToBeSent, needsUploadUrl, requireWay } from './attempt-transitions.ts';
import { AttemptEntity } from './attempt.entity.ts';
import { LostFenceError } from './lost-fence-error.ts';
import { takeFence, writeProgress, writeStep } from './move-statement.ts';
import { nextAttemptNotBefore } from './pull-window.ts';
import { newestOf, readWork, type Work } from './work.ts';
import { changePublication } from '../publication-changes.ts';
import { publicationStateOf } from '../publication-state-of.ts';

/**
 * Attempts and their history. Every write names the fence its writer holds in the statement that writes; a writer whose
 * fence was taken changes nothing and gets a `LostFenceError`. Rows are locked in one order everywhere: attempt, then publication.
 */
@Injectable()
export class AttemptsRepository {
  readonly #dataSource: DataSource;

  constructor(@InjectDataSource() dataSource: DataSource) {
    this.#dataSource = dataSource;
  }

  /**
   * Takes the publication's newest attempt for sending: from now on only this holder can write. Null: nothing to send.
   * The fence first and all else after it: what a person, or another worker, decided before is known then, and whoever
   * decides later takes the fence again. @throws {LostFenceError} when somebody did so at once
   */
  async claim(publicationId: string): Promise<Work | null> {
    for (;;) {
      const taken = await takeFence(this.#dataSource.manager, publicationId);
      const work = await this.read(publicationId);
      if (!work || !isToBeSent(work.attempt.state)) return null;
      // While a person is asked nothing is sent, whatever job is left over.
      if (work.publication.state === 'needs_attention') return null;
      if (taken?.id === work.attempt.id) {
        if (work.attempt.fence !== taken.fence) throw new LostFenceError('The attempt is in other hands now.');
        return work;
      }
      // While we waited for its row, its holder replaced the attempt by a newer one.
    }
  }

  /** The newest attempt as it stands, for observing: its holder keeps it. */
  read(publicationId: string): Promise<Work | null> {
    return readWork(this.#dataSource.manager, newestOf(publicationId));
  }

  /** An attempt as it stands, locked until the caller's transaction ends. */
  async lock(manager: EntityManager, { id }: Pick<AttemptEntity, 'id'>): Promise<Work | null> {
    await manager.query(`select 1 from attempts where id = $1 for update`, [id]);
    return readWork(manager, { where: 'attempt.id = $1', values: [id] });
  }

  /** The attempt of this publish id as it stands. Null: it is not known here. */
  readByPublishId(publishId: string): Promise<Work | null> {
    return readWork(this.#dataSource.manager, { where: 'attempt.publish_id = $1', values: [publishId] });
  }

  /** The attempt of this publish id, locked until the caller's transaction ends. Null: it is not known here. */
  async lockByPublishId(manager: EntityManager, publishId: string): Promise<Work | null> {
    const [found] = await manager.query<{ id: string }[]>(`select id from attempts where publish_id = $1`, [publishId]);
    return found ? this.lock(manager, found) : null;
  }

  /** The attempt whose video TikTok fetches with this token, in whatever state it is. Null: there is none. */
  findByPullToken(tokenHash: string): Promise<Work | null> {
    return readWork(this.#dataSource.manager, { where: 'attempt.pull_token_hash = $1', values: [tokenHash] });
  }

  /**
   * An account's attempts of which TikTok may tell with an id that is not known here: it fetches their video, and the answer
   * to their init is awaited or was lost. Those that were given up count for as long as TikTok may still deliver what it told
   * (docs/tiktok-assumptions.md, webhooks: 72 hours).
   */
  pullsWithoutId(
    manager: EntityManager,
    { openId, mode, toldAt }: { openId: string; mode: PublishMode; toldAt: Date },
  ): Promise<Pick<AttemptEntity, 'id'>[]> {
    return manager.query(
      `select attempt.id from attempts attempt
       join publications publication on publication.id = attempt.publication_id
       join accounts account on account.id = publication.account_id
       where account.open_id = $1 and publication.mode = $2 and attempt.transfer = 'PULL_FROM_URL'
         and attempt.publish_id is null
         -- TikTok tells the time in whole seconds, by a clock of its own.
         and attempt.created_at < $3::timestamptz + interval '5 minutes'
         and (attempt.state in ('init_sent', 'accepted', 'unknown')
           or attempt.fail_reason = 'init_answer_lost' and attempt.ended_at > now() - interval '4 days')
       limit 2`,
      [openId, mode, toldAt],
    );
  }

  /** The newest attempt, locked until the caller's transaction ends. */
  async lockNewest(manager: EntityManager, publicationId: string): Promise<Work | null> {
    for (;;) {
      const [locked] = await manager.query<{ id: string }[]>(
        `select id from attempts where publication_id = $1 order by number desc limit 1 for update`,
        [publicationId],
      );
      const newest = await readWork(manager, newestOf(publicationId));
      // While we waited for the row, its holder may have replaced it by a newer one.
      if (locked?.id === newest?.attempt.id) return newest;
    }
  }

  /** Moves an attempt on, with its history and its publication, before whatever the new state names is done. */
  move(attempt: AttemptEntity, to: AttemptState, change: AttemptChange = {}): Promise<AttemptEntity> {
    if (!change.also) return this.moveIn(this.#dataSource.manager, attempt, to, change);
    return this.#dataSource.transaction((manager) => this.moveIn(manager, attempt, to, change));
  }

  /** `move` inside the caller's transaction. */
  async moveIn(
    manager: EntityManager,
    attempt: AttemptEntity,
    to: AttemptState,
    { set = {}, publication = {}, detail = {}, through = [], within, beside, also }: AttemptChange = {},
  ): Promise<AttemptEntity> {
    requireWay([attempt.state, ...through, to], set.transfer ?? attempt.transfer);
    const secrets = needsUploadUrl(to) ? {} : { uploadUrlSealed: null, uploadUrlExpiresAt: null };
    const ended = isEnded(to) && !isEnded(attempt.state) ? { endedAt: () => 'now()' } : {};
    const revoked = hasPullUrl(attempt) && !isPullable(to) ? revokePullUrl : {};
    const { publishId, failReason } = set;
    await writeStep(manager, attempt, {
      path: [...through, to],
      set: { ...set, ...secrets, ...ended, ...revoked },
      detail,
      publication: {
        state: publicationStateOf[to],
        needs: [],
        ...(publishId === undefined ? {} : { publishId }),
        ...(failReason === undefined ? {} : { failReason }),
        ...publication,
      },
      ...(within ? { within } : {}),
      ...(beside ? { beside } : {}),
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
  async pause(attempt: AttemptEntity, needs: Need[]): Promise<void> {
    await this.move(attempt, attempt.state, {
      publication: { state: 'needs_attention', needs },
      detail: { publication: 'needs_attention', needs: needs.map(({ code }) => code) },
    });
  }

  /** Progress of a transfer; no history, because it is no state. TikTok's word may have ended it meanwhile. */
  progress(attempt: HeldAttempt, bytesSent: number): Promise<void> {
    return writeProgress(this.#dataSource.manager, attempt, { bytesSent, states: transferring });
  }
}

const hasPullUrl = ({ pullTokenHash }: AttemptEntity) => pullTokenHash !== null;
const revokePullUrl = { pullRevokedAt: () => 'coalesce(pull_revoked_at, now())' };

const transferring: readonly AttemptState[] = ['sending', 'commit_sent'];
