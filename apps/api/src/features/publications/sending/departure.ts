import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../config/index.ts';
import { AttemptsRepository } from '../attempts/attempts.repository.ts';
import type { Work } from '../attempts/work.ts';
import { PublishingJobs } from '../publishing-jobs.ts';
import { AttemptOutcomes } from './attempt-outcomes.ts';
import { missedNeed } from './needs.ts';
import { rightsProblem } from './rights.ts';
import { timeliness } from './timeliness.ts';

/** The gate before anything is sent: is it the time that was consented to, and does every right stand? */
@Injectable()
export class Departure {
  readonly #attempts: AttemptsRepository;
  readonly #outcomes: AttemptOutcomes;
  readonly #jobs: PublishingJobs;
  readonly #graceMs: number;

  constructor(
    attempts: AttemptsRepository,
    outcomes: AttemptOutcomes,
    jobs: PublishingJobs,
    @Inject(CONFIG) config: Config,
  ) {
    this.#attempts = attempts;
    this.#outcomes = outcomes;
    this.#jobs = jobs;
    this.#graceMs = config.scheduleGraceMs;
  }

  /**
   * Takes a publication for sending. Null when there is nothing to send, or it stays here: until its time, for a person, or
   * for good. @throws {LostFenceError}
   */
  async claim(publicationId: string): Promise<Work | null> {
    const claim = await this.#attempts.claim(publicationId);
    if (claim?.attempt.state !== 'planned') return claim;
    return (await this.#isTime(claim)) && (await this.#isRight(claim)) ? claim : null;
  }

  async #isTime({ publication, attempt, readAt }: Work): Promise<boolean> {
    const { scheduledAt } = publication;
    if (publication.state !== 'scheduled' || scheduledAt === null) return true;
    switch (timeliness(scheduledAt, readAt, this.#graceMs)) {
      case 'in_time':
        return true;
      case 'early':
        // The time was moved while this job was on its way.
        await this.#jobs.publishAgain(publication);
        return false;
      case 'missed':
        await this.#outcomes.pause(attempt, [missedNeed]);
        return false;
    }
  }

  async #isRight(claim: Work): Promise<boolean> {
    const problem = rightsProblem(claim);
    if (problem === null) return true;
    if (typeof problem === 'string') await this.#outcomes.fail(claim.attempt, problem);
    else await this.#outcomes.pause(claim.attempt, [problem]);
    return false;
  }
}
