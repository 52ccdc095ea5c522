import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.ts';
import { AccountConnections, type AvatarCopy } from '../accounts/index.ts';
import type { AccessRequestEntity } from './access-request.entity.ts';
import { accessRequestDismissed, alreadyKnown } from './access-requests.errors.ts';
import { AccessRequestsRepository } from './access-requests.repository.ts';
import type { Newcomer } from './access-tickets.ts';

const openLifeMs = 30 * 24 * 3_600_000;

/** Which TikTok account asked what: one request each, for a time. */
@Injectable()
export class AccessRequestBook {
  readonly #requests: AccessRequestsRepository;
  readonly #connections: AccountConnections;
  readonly #clock: Clock;

  constructor(requests: AccessRequestsRepository, connections: AccountConnections, clock: Clock) {
    this.#requests = requests;
    this.#connections = connections;
    this.#clock = clock;
  }

  find(openId: string): Promise<AccessRequestEntity | null> {
    return this.#requests.findFor(openId, this.#clock.now());
  }

  /**
   * In turn with sign-ins of the same TikTok account, so that nobody who is being let in is left waiting as well.
   * @throws {CodedError} `access_request_dismissed`, or `conflict` for an account that is known by now.
   */
  write({ openId, displayName }: Newcomer, note: string | null): Promise<AccessRequestEntity> {
    return this.#connections.withOpenIdLocked(openId, async (known, manager) => {
      if (known) throw alreadyKnown();
      const now = this.#clock.now();
      const before = await this.#requests.findFor(openId, now, manager);
      if (before?.status === 'dismissed') throw accessRequestDismissed(before.endsAt);
      const endsAt = new Date(now.getTime() + openLifeMs);
      return this.#requests.ask(manager, { openId, displayName, note, endsAt });
    });
  }

  async addAvatar({ id }: AccessRequestEntity, copy: AvatarCopy): Promise<void> {
    await this.#requests.saveAvatar(id, copy);
  }

  /** Takes out what this TikTok account asked, and whatever has ended: requests are rare enough to clean up on the way. */
  async takeOut(openId: string): Promise<AccessRequestEntity[]> {
    return this.#requests.takeOut(openId, this.#clock.now());
  }

  async takeOutEnded(): Promise<AccessRequestEntity[]> {
    return this.#requests.takeOut(null, this.#clock.now());
  }
}
