import type { Publication, PublishRequest } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/http/index.ts';
import { ExchangeLog } from './exchanges/exchange-log.ts';
import { idempotencyKeyReused } from './publications.errors.ts';
import { PublicationsService } from './publications.service.ts';
import { PublishCheck } from './publish-check.ts';
import { PublishRequestsRepository, type RequestIdentity } from './publish-requests.repository.ts';
import { requestHash } from './request-hash.ts';

/** Takes publish requests. Nothing goes to TikTok here: the worker sends what was saved. */
@Injectable()
export class PublishService {
  readonly #check: PublishCheck;
  readonly #requests: PublishRequestsRepository;
  readonly #publications: PublicationsService;
  readonly #exchanges: ExchangeLog;

  constructor(
    check: PublishCheck,
    requests: PublishRequestsRepository,
    publications: PublicationsService,
    exchanges: ExchangeLog,
  ) {
    this.#check = check;
    this.#requests = requests;
    this.#publications = publications;
    this.#exchanges = exchanges;
  }

  /**
   * The publication as it was when it was taken; the same answer for the same key and body, however often and at once.
   * @throws {CodedError} `idempotency_key_reused` for another body, with the publication that has the key, and what `PublishCheck.accept` throws
   */
  async publish(actor: Actor, key: string, request: PublishRequest): Promise<Publication> {
    const identity = { creatorId: actor.creatorId, key, requestHash: requestHash(request) };
    const earlier = await this.#replay(actor, identity);
    if (earlier) return earlier;
    const { result: accepted, keepFor } = await this.#exchanges.overhear(() => this.#check.accept(actor, request));
    const created = await this.#requests.create(identity, accepted);
    if (created) void keepFor(created.id);
    return created ?? this.#replayOfRival(actor, identity);
  }

  async #replay(actor: Actor, identity: RequestIdentity): Promise<Publication | null> {
    const answered = await this.#requests.findAnswered(identity);
    if (!answered) return null;
    if (answered.requestHash === identity.requestHash) return answered.answer;
    throw idempotencyKeyReused(await this.#publications.read(actor, answered.answer.id));
  }

  async #replayOfRival(actor: Actor, identity: RequestIdentity): Promise<Publication> {
    const answer = await this.#replay(actor, identity);
    if (!answer) throw new Error('An idempotency key was taken, but nothing is kept under it.');
    return answer;
  }
}
