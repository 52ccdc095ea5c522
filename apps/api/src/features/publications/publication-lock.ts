import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { AttemptChange } from './attempts/attempt-change.ts';
import type { AttemptState } from './attempts/attempt-states.ts';
import type { AttemptEntity } from './attempts/attempt.entity.ts';
import { AttemptsRepository } from './attempts/attempts.repository.ts';
import { PublicationEntity } from './publication.entity.ts';
import { publicationNotFound } from './publications.errors.ts';
import { PublishingJobs } from './publishing-jobs.ts';

/** A publication that nobody else changes meanwhile, and what can be done with it; all of it in one transaction. */
export interface Held {
  readonly publication: PublicationEntity;
  readonly attempt: AttemptEntity;
  /** The time it was scheduled for, while that is still to come. */
  readonly dueAt: Date | null;
  move(to: AttemptState, change?: AttemptChange): Promise<unknown>;
  /** Plans a further attempt. */
  startNext(): Promise<unknown>;
  /** Has the worker send it: at `dueAt`, or at once. */
  send(): Promise<void>;
  /** Has the worker ask TikTok at once. */
  observe(): Promise<void>;
  /** Takes the waiting job away. */
  withdraw(): Promise<void>;
}

/** For what people do: it competes with workers, so the newest attempt is locked first, as they do it. */
@Injectable()
export class PublicationLock {
  readonly #dataSource: DataSource;
  readonly #attempts: AttemptsRepository;
  readonly #jobs: PublishingJobs;

  constructor(@InjectDataSource() dataSource: DataSource, attempts: AttemptsRepository, jobs: PublishingJobs) {
    this.#dataSource = dataSource;
    this.#attempts = attempts;
    this.#jobs = jobs;
  }

  hold(id: string, act: (held: Held) => Promise<void>): Promise<void> {
    const attempts = this.#attempts;
    const jobs = this.#jobs;
    return this.#dataSource.transaction(async (manager) => {
      const attempt = await attempts.lockNewest(manager, id);
      const publication = await manager.findOneBy(PublicationEntity, { id });
      if (!attempt || !publication) throw publicationNotFound();
      const dueAt = jobs.dueAt(publication);
      await act({
        publication,
        attempt,
        dueAt,
        move: (to, change) => attempts.moveIn(manager, attempt, to, change),
        startNext: () => attempts.startNext(manager, attempt),
        send: () => jobs.publish(manager, publication, dueAt ? { runAt: dueAt } : {}),
        observe: () => jobs.startObserving(manager, id, 0),
        withdraw: () => jobs.withdraw(manager, id),
      });
    });
  }
}
