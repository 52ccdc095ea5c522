import { Injectable } from '@nestjs/common';
import type { AttemptEntity } from '../attempts/attempt.entity.ts';
import type { Claim } from '../attempts/attempts.repository.ts';
import { Departure } from './departure.ts';
import { Initiation } from './initiation.ts';
import { MediaCheck, type MediaProblem } from './media-check.ts';
import { Transfer } from './transfer.ts';

/** Work whose stored bytes were compared with the consent. */
export interface CheckedWork extends Claim {
  readonly mediaProblem: MediaProblem | null;
}

interface Run {
  readonly signal: AbortSignal;
  /** Told of each attempt before it is worked on. */
  readonly onAttempt: (attemptId: string) => void;
}

/** Drives a publication's attempt from wherever it stands, also after a crash, until TikTok has the file or it stops. */
@Injectable()
export class AttemptRunner {
  readonly #departure: Departure;
  readonly #media: MediaCheck;
  readonly #initiation: Initiation;
  readonly #transfer: Transfer;

  constructor(departure: Departure, media: MediaCheck, initiation: Initiation, transfer: Transfer) {
    this.#departure = departure;
    this.#media = media;
    this.#initiation = initiation;
    this.#transfer = transfer;
  }

  /** @throws {LostFenceError} when somebody else took the attempt; anything else means: again later */
  async run(publicationId: string, { signal, onAttempt }: Run): Promise<void> {
    const claimed = await this.#departure.claim(publicationId);
    if (!claimed) return;
    const mediaProblem = await this.#media.problem(claimed, signal);
    let attempt: AttemptEntity | null = claimed.attempt;
    while (attempt) {
      onAttempt(attempt.id);
      attempt = await this.#step({ ...claimed, attempt, mediaProblem }, signal);
    }
  }

  #step(work: CheckedWork, signal: AbortSignal): Promise<AttemptEntity | null> {
    const isBegun = work.attempt.state !== 'planned' && work.attempt.state !== 'init_sent';
    return (isBegun ? this.#transfer : this.#initiation).run(work, signal);
  }
}
