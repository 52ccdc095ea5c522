import type { AccessGrant, AccessRequest, Invitation, Page, PageQuery } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock/index.ts';
import { type Actor, requireAdmin } from '../../platform/http/index.ts';
import { AvatarCopies, type AvatarFile } from '../accounts/index.ts';
import { InvitationsService } from '../invitations/index.ts';
import type { AccessRequestEntity } from './access-request.entity.ts';
import { toAccessRequest } from './access-request.mapper.ts';
import { accessRequestNotFound } from './access-requests.errors.ts';
import { AccessRequestsRepository } from './access-requests.repository.ts';

/** How long a no holds. */
const dismissedMs = 7 * 24 * 3_600_000;

type Answer<T> = (request: AccessRequestEntity, manager: EntityManager) => Promise<T>;

/** Who asks to be let in, as admins see and answer it. */
@Injectable()
export class AccessRequestsService {
  readonly #requests: AccessRequestsRepository;
  readonly #invitations: InvitationsService;
  readonly #avatars: AvatarCopies;
  readonly #clock: Clock;

  constructor(
    requests: AccessRequestsRepository,
    invitations: InvitationsService,
    avatars: AvatarCopies,
    clock: Clock,
  ) {
    this.#requests = requests;
    this.#invitations = invitations;
    this.#avatars = avatars;
    this.#clock = clock;
  }

  async list(actor: Actor, query: PageQuery): Promise<Page<AccessRequest>> {
    requireAdmin(actor);
    const { items, nextCursor } = await this.#requests.pageOfOpen(query, this.#clock.now());
    return { items: items.map(toAccessRequest), nextCursor };
  }

  async avatar(actor: Actor, id: string): Promise<AvatarFile> {
    requireAdmin(actor);
    const request = await this.#requests.findOpen(id, this.#clock.now());
    if (!request) throw accessRequestNotFound();
    return this.#avatars.open(request);
  }

  /** Lets the TikTok account in at its next sign-in. */
  invite(actor: Actor, id: string, { role }: AccessGrant): Promise<Invitation> {
    requireAdmin(actor);
    return this.#answer(id, async (request, manager) => {
      const { openId, displayName: invitedName, note } = request;
      await this.#requests.remove(manager, request);
      return this.#invitations.issueFor({ openId, invitedName, note, role, createdById: actor.creatorId }, manager);
    });
  }

  dismiss(actor: Actor, id: string): Promise<void> {
    requireAdmin(actor);
    return this.#answer(id, (_request, manager) => {
      const decidedAt = this.#clock.now();
      const endsAt = new Date(decidedAt.getTime() + dismissedMs);
      return this.#requests.dismiss(manager, id, { decidedById: actor.creatorId, decidedAt, endsAt });
    });
  }

  /** Either answer ends what is kept of the person's picture. */
  async #answer<T>(id: string, decide: Answer<T>): Promise<T> {
    const key = { id, now: this.#clock.now() };
    const { result, avatarKey } = await this.#requests.withOpenLocked(key, async (request, manager) => {
      if (!request) throw accessRequestNotFound();
      return { result: await decide(request, manager), avatarKey: request.avatarKey };
    });
    await this.#avatars.remove(avatarKey);
    return result;
  }
}
