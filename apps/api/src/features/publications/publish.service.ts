import type { Publication, PublishRequest } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/http/index.ts';
import { ExchangeLog } from './exchanges/exchange-log.ts';
import { idempotencyKeyReused } from './publications.errors.ts';
import { PublishCheck } from './publish-check.ts';
import { PublishRequestsRepository, type RequestIdentity } from './publish-requests.repository.ts';
import { requestHash } from './request-hash.ts';

/** Takes publish requests. Nothing goes to TikTok here: the worker sends what was saved. */
@Injectable()
export class PublishService {
  readonly #check: PublishCheck;
  readonly #requests: PublishRequestsRepository;

  readonly #exchanges: ExchangeLog;

  constructor(check: PublishCheck, requests: PublishRequestsRepository, exchanges: ExchangeLog) {
    this.#check = check;
    this.#requests = requests;
    this.#exchanges = exchanges;
  }

  /**
   * The publication as it was when it was taken; the same answer for the same key and body, however often and at once.
   * @throws {CodedError} `idempotency_key_reused` for another body, and what `PublishCheck.accept` throws
   */
  async publish(actor: Actor, key: string, request: PublishRequest): Promise<Publication> {
    const identity = { creatorId: actor.creatorId, key, requestHash: requestHash(request) };
    const earlier = await this.#replay(identity);
    if (earlier) return earlier;
    const { result: accepted, keepFor } = await this.#exchanges.overhear(() => this.#check.accept(actor, request));
    const created = await this.#requests.create(identity, accepted);
    if (created) void keepFor(created.id);
    return created ?? this.#replayOfRival(identity);
  }

  async #replay(identity: RequestIdentity): Promise<Publication | null> {
    const answered = await this.#requests.findAnswered(identity);
    if (answered && answered.requestHash !== identity.requestHash) throw idempotencyKeyReused();
    return answered?.answer ?? null;
  }

  async #replayOfRival(identity: RequestIdentity): Promise<Publication> {
    const answer = await this.#replay(identity);
    if (!answer) throw new Error('An idempotency key was taken, but nothing is kept under it.');
    return answer;
  }
}
