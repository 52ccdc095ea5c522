import { Injectable } from '@nestjs/common';
import type { ByteRange } from '../../../platform/media-storage/index.ts';
import { byteRangeOf } from '../../catalog/index.ts';
import { isPullable } from '../attempts/attempt-transitions.ts';
import { AttemptsRepository } from '../attempts/attempts.repository.ts';
import type { Work } from '../attempts/work.ts';
import {
  type BegunFetch,
  type FetchProgress,
  type NewFetch,
  PullFetchesRepository,
} from './pull-fetches.repository.ts';
import { PulledMedia, type Verified } from './pulled-media.ts';
import { pullNotFound, pullOver } from './pulling.errors.ts';
import { pullTokenHashOf } from './pull-urls.ts';

/** What a request for a video says, as far as it counts. */
export interface PullRequest {
  readonly method: string;
  readonly range: string | undefined;
  readonly userAgent: string | undefined;
}

/** A video that may be sent: all of it, a part, or with 416 nothing. */
export interface PulledVideo {
  readonly status: 200 | 206 | 416;
  readonly contentType: string;
  readonly sizeBytes: number;
  /** What of it; null with 416. */
  readonly range: ByteRange | null;
  read(range: ByteRange): AsyncIterable<Buffer>;
  /** How far it is; `isOver` once, however it ended. */
  report(progress: FetchProgress): Promise<void>;
}

/** Gives TikTok the video of an attempt: to whoever knows the attempt's address, while it is alive. */
@Injectable()
export class PullService {
  readonly #attempts: AttemptsRepository;
  readonly #fetches: PullFetchesRepository;
  readonly #media: PulledMedia;

  constructor(attempts: AttemptsRepository, fetches: PullFetchesRepository, media: PulledMedia) {
    this.#attempts = attempts;
    this.#fetches = fetches;
    this.#media = media;
  }

  /** @throws {CodedError} `not_found`, `gone` */
  async fetch(file: string, request: PullRequest): Promise<PulledVideo> {
    const tokenHash = pullTokenHashOf(file);
    const work = tokenHash === null ? null : await this.#attempts.findByPullToken(tokenHash);
    if (!work) throw pullNotFound();
    const verified = await this.#verify(work);
    const { sizeBytes } = work.publication;
    const { status, range } = asked(request.range, sizeBytes);
    const refusal = 'refusal' in verified ? verified.refusal : null;
    const begun = await this.#fetches.begin(work.attempt, newFetch(request, refusal ? 410 : status, refusal));
    if (!('revision' in verified) || begun.refusal) throw pullOver();
    const { storageKey, contentType } = work.video;
    return {
      status,
      contentType,
      sizeBytes,
      range,
      read: (part) => this.#media.read(storageKey, verified.revision, part),
      report: (progress) => this.#report(work, begun, progress),
    };
  }

  /** Of an address that is dead already nothing is read; whether it is, is decided when the request is written down. */
  async #verify(work: Work): Promise<Verified> {
    return isPullable(work.attempt.state) ? this.#media.verify(work) : { refusal: 'revoked' };
  }

  async #report({ attempt }: Work, { id }: BegunFetch, progress: FetchProgress): Promise<void> {
    if (id !== null) await this.#fetches.report(attempt, id, progress);
  }
}

function asked(header: string | undefined, sizeBytes: number): Pick<PulledVideo, 'status' | 'range'> {
  const range = byteRangeOf(header, sizeBytes);
  if (range === 'none') return { status: 416, range: null };
  if (range === 'all') return { status: 200, range: { first: 0, last: sizeBytes - 1 } };
  return { status: 206, range };
}

const keptHeaderLength = 200;

function newFetch({ method, range, userAgent }: PullRequest, status: number, refusal: NewFetch['refusal']): NewFetch {
  return { method, status, refusal, range: kept(range), userAgent: kept(userAgent) };
}

/** A header as it is kept: printable, and no longer than a person would read. */
const kept = (header: string | undefined) =>
  header?.replaceAll(/[^\u0020-\u007e]/g, '?').slice(0, keptHeaderLength) ?? null;
