import type { Publication } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { AttemptChange } from './attempts/attempt-change.ts';
import type { AttemptState } from './attempts/attempt-states.ts';
import type { AttemptEntity } from './attempts/attempt.entity.ts';
import { AttemptsRepository } from './attempts/attempts.repository.ts';
import { ConsentEntity } from './consent.entity.ts';
import type { PublicationEntity } from './publication.entity.ts';
import { publicationNotFound } from './publications.errors.ts';
import { PublicationsRepository } from './publications.repository.ts';
import { PublishingJobs } from './publishing-jobs.ts';

export type NewConsent = Pick<ConsentEntity, 'creatorId' | 'declaration' | 'post' | 'videoSha256'>;

/** A publication that nobody else changes meanwhile, and what can be done with it; all of it in one transaction. */
export interface Held {
  readonly publication: PublicationEntity;
  readonly attempt: AttemptEntity;
  /** The database's clock. */
  readonly now: Date;
  /** The time it was scheduled for, while that is still to come. */
  readonly dueAt: Date | null;
  move(to: AttemptState, change?: AttemptChange): Promise<unknown>;
  /** Plans a further attempt. */
  startNext(): Promise<unknown>;
  /** Keeps a further consent, which is what counts from now on. */
  agree(consent: NewConsent): Promise<void>;
  /** Has the worker send it: at its time, or at once when that has come. */
  send(scheduledAt?: Date | null): Promise<void>;
  /** Has the worker ask TikTok at once. */
  observe(): Promise<void>;
  /** Takes the waiting job away. */
  withdraw(): Promise<void>;
  /** As it stands after all this: no worker has gone on with it yet. */
  show(): Promise<Publication>;
}

/** For what people do: it competes with workers, so the newest attempt is locked first, as they do it. */
@Injectable()
export class PublicationLock {
  readonly #dataSource: DataSource;
  readonly #attempts: AttemptsRepository;
  readonly #jobs: PublishingJobs;
  readonly #publications: PublicationsRepository;

  constructor(
    @InjectDataSource() dataSource: DataSource,
    attempts: AttemptsRepository,
    jobs: PublishingJobs,
    publications: PublicationsRepository,
  ) {
    this.#dataSource = dataSource;
    this.#attempts = attempts;
    this.#jobs = jobs;
    this.#publications = publications;
  }

  hold<T>(id: string, act: (held: Held) => Promise<T>): Promise<T> {
    return this.#dataSource.transaction(async (manager) => {
      const work = await this.#attempts.lockNewest(manager, id);
      if (!work) throw publicationNotFound();
      const { publication, attempt, readAt: now } = work;
      return act(this.#held(manager, { publication, attempt, now }));
    });
  }

  async #show(manager: EntityManager, id: string): Promise<Publication> {
    const [shown] = await this.#publications.show([id], manager);
    if (!shown) throw publicationNotFound();
    return shown;
  }

  #held(manager: EntityManager, known: Pick<Held, 'publication' | 'attempt' | 'now'>): Held {
    const [attempts, jobs] = [this.#attempts, this.#jobs];
    const { publication, attempt, now } = known;
    const { id, accountId, scheduledAt } = publication;
    const dueAt = scheduledAt !== null && scheduledAt > now ? scheduledAt : null;
    return {
      ...known,
      dueAt,
      move: (to, change) => attempts.moveIn(manager, attempt, to, change),
      startNext: () => attempts.startNext(manager, attempt),
      agree: (consent) => agree(manager, id, consent),
      send: (at = scheduledAt) => jobs.publish(manager, { id, accountId, scheduledAt: at }),
      observe: () => jobs.startObserving(manager, id, 0),
      withdraw: () => jobs.withdraw(manager, id),
      show: () => this.#show(manager, id),
    };
  }
}

async function agree(manager: EntityManager, publicationId: string, consent: NewConsent): Promise<void> {
  const given = await manager.maximum(ConsentEntity, 'number', { publicationId });
  await manager.insert(ConsentEntity, { ...consent, publicationId, number: (given ?? 0) + 1 });
}
