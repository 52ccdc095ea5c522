import { type InitResult, TikTokError } from '@flowcast/tiktok-client';
import { Injectable } from '@nestjs/common';
import { CodedError } from '../../../platform/http/index.ts';
import type { CheckedWork } from './attempt-runner.ts';
import { AttemptOutcomes } from './attempt-outcomes.ts';
import type { AttemptEntity } from '../attempts/attempt.entity.ts';
import { AttemptsRepository } from '../attempts/attempts.repository.ts';
import { InitCall } from './init-call.ts';
import { initOutcome } from './init-outcome.ts';
import { needOfError } from './need-of-error.ts';
import { Preflight } from './preflight.ts';
import { RetryLaterError } from './retry-later-error.ts';
import { isOutOfReach } from '../tiktok-out-of-reach.ts';

/** From `planned` to `init_ok`, or to `accepted` where TikTok fetches: a last look, then the one call that gives a publish id. */
@Injectable()
export class Initiation {
  readonly #attempts: AttemptsRepository;
  readonly #outcomes: AttemptOutcomes;
  readonly #preflight: Preflight;
  readonly #initCall: InitCall;

  constructor(attempts: AttemptsRepository, outcomes: AttemptOutcomes, preflight: Preflight, initCall: InitCall) {
    this.#attempts = attempts;
    this.#outcomes = outcomes;
    this.#preflight = preflight;
    this.#initCall = initCall;
  }

  /** The attempt to go on with; null when it stopped here, for a person or for good. */
  async run(work: CheckedWork, signal: AbortSignal): Promise<AttemptEntity | null> {
    const { attempt } = work;
    // A crash swallowed the answer.
    if (attempt.state === 'init_sent') return this.#outcomes.answerLost(work);
    this.#preflight.requireTimeHasCome(work);
    // Before anything is read or asked: who cannot call within this minute should not use up the disk and other windows.
    await this.#initCall.requireRoom(work);
    const mediaProblem = await work.mediaProblem();
    if (mediaProblem) return this.#outcomes.fail(attempt, mediaProblem);
    try {
      const needs = await this.#preflight.needs(work);
      if (needs.length > 0) return await this.#outcomes.pause(attempt, needs);
    } catch (error) {
      return this.#settle(work, error);
    }
    signal.throwIfAborted();
    return this.#init(work);
  }

  /** Takes no signal: a shutdown waits for the answer, which would be lost for nothing. */
  async #init(work: CheckedWork): Promise<AttemptEntity | null> {
    let { attempt } = work;
    try {
      const columns = await this.#initCall.make(work, async ({ change, send }) => {
        attempt = await this.#attempts.move(attempt, 'init_sent', change);
        return send().catch(async (error: unknown): Promise<InitResult> => {
          attempt = await this.#unlessItHappened(attempt, error);
          throw error;
        });
      });
      if (!columns) return await this.#outcomes.fail(attempt, 'unreadable_response');
      return await this.#outcomes.begin({ ...work, attempt }, columns);
    } catch (error) {
      return this.#settle({ ...work, attempt }, error);
    }
  }

  /** A call that provably did nothing gives the attempt back as it was; a lost answer does not. */
  async #unlessItHappened(attempt: AttemptEntity, error: unknown): Promise<AttemptEntity> {
    if (!(error instanceof TikTokError) || error.mayHaveHappened) return attempt;
    return this.#attempts.move(attempt, 'planned', { detail: { refused: error.code, logId: error.logId ?? null } });
  }

  async #settle(work: CheckedWork, error: unknown): Promise<AttemptEntity | null> {
    const { attempt } = work;
    const need = needOfError(error);
    if (need) return this.#outcomes.pause(attempt, [need]);
    if (error instanceof CodedError && !isOutOfReach(error)) return this.#outcomes.fail(attempt, error.code);
    if (!(error instanceof TikTokError)) throw error;
    const outcome = initOutcome(error);
    switch (outcome.kind) {
      case 'later':
        throw new RetryLaterError('TikTok could not take the init now.', { afterMs: outcome.afterMs, cause: error });
      case 'needs':
        return this.#outcomes.pause(attempt, [outcome.need]);
      case 'failed':
        return this.#outcomes.fail(attempt, outcome.reason);
      case 'lost':
        if (!(await this.#outcomes.answerLost(work))) return null;
        // Not at once: what lost this answer would lose the next one too.
        throw new RetryLaterError('The answer to the init was lost.', { cause: error });
    }
  }
}
