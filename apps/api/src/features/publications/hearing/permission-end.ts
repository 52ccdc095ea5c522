import { Injectable } from '@nestjs/common';
import { AccountConnections } from '../../accounts/index.ts';
import { PublicationLock } from '../publication-lock.ts';
import { PublicationsRepository } from '../publications.repository.ts';
import { reconnectNeed } from '../sending/needs.ts';

/** The creator took the permission back in TikTok's app, or TikTok did. */
@Injectable()
export class PermissionEnd {
  readonly #connections: AccountConnections;
  readonly #publications: PublicationsRepository;
  readonly #lock: PublicationLock;

  constructor(connections: AccountConnections, publications: PublicationsRepository, lock: PublicationLock) {
    this.#connections = connections;
    this.#publications = publications;
    this.#lock = lock;
  }

  /** Marks the account, and holds what was still to be sent: it waits for the creator instead of failing at its time. */
  async follow(openId: string, toldAt: Date): Promise<void> {
    const accountId = await this.#connections.endPermission(openId, toldAt);
    if (accountId === null) return;
    for (const id of await this.#publications.waitingOf(accountId)) await this.#hold(id);
  }

  #hold(id: string): Promise<void> {
    return this.#lock.hold(id, async ({ publication, attempt, move, withdraw }) => {
      const isWaiting = publication.state === 'scheduled' || publication.state === 'queued';
      if (!isWaiting || attempt.state !== 'planned') return;
      await move('planned', {
        // A worker that has begun loses the fence with this; what it would meet is the same need.
        set: { fence: attempt.fence + 1 },
        publication: { state: 'needs_attention', needs: [reconnectNeed] },
        detail: { publication: 'needs_attention', needs: [reconnectNeed.code] },
      });
      await withdraw();
    });
  }
}
