import { Injectable } from '@nestjs/common';
import type { AttemptEntity } from '../attempts/attempt.entity.ts';
import type { Work } from '../attempts/work.ts';
import { Departure } from './departure.ts';
import { Initiation } from './initiation.ts';
import { MediaCheck, type MediaProblem } from './media-check.ts';
import { Transfer } from './transfer.ts';

/** Work whose stored bytes are compared with the consent before any of them leaves. */
export interface CheckedWork extends Work {
  /** Reads the whole file when it is first asked, and never again: what must wait for TikTok's room asks only then. */
  readonly mediaProblem: () => Promise<MediaProblem | null>;
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
    let compared: Promise<MediaProblem | null> | null = null;
    const mediaProblem = () => (compared ??= this.#media.problem(claimed, signal));
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
