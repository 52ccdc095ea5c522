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

const isBegun = ({ state }: AttemptEntity) => state !== 'planned' && state !== 'init_sent';

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

  /** One init, and the bytes of what it began; or where a worker before us stopped. */
  async #step(work: CheckedWork, signal: AbortSignal): Promise<AttemptEntity | null> {
    if (isBegun(work.attempt)) return this.#transfer.run(work, signal);
    const attempt = await this.#initiation.run(work, signal);
    return attempt && isBegun(attempt) ? this.#transfer.begin({ ...work, attempt }, signal) : attempt;
  }
}
