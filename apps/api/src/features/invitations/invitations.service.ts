import type { CreatedInvitation, Invitation, InvitationRequest, Page, PageQuery, Role } from '@flowcast/shared-models';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../config/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { type Actor, requireAdmin } from '../../platform/http/index.ts';
import { hashToken, newOpaqueToken } from '../../platform/secrets/index.ts';
import { CreatorsRepository } from '../creators/index.ts';
import type { InvitationEntity } from './invitation.entity.ts';
import { toInvitation } from './invitation.mapper.ts';
import { invitationNotFound, invitationUsed } from './invitations.errors.ts';
import { InvitationsRepository } from './invitations.repository.ts';

const hourMs = 3_600_000;
const firstAdminHours = 7 * 24;
/** Nobody can tell them that they are invited: they find out when they sign in the next time. */
const invitedAccountHours = 30 * 24;

interface Issue {
  role: Role;
  note: string | null;
  expiresInHours: number;
  /** Null: made by the system itself. */
  createdById: string | null;
}

/** Links that let people in. A link is shown once; the database keeps its hash. */
@Injectable()
export class InvitationsService {
  readonly #invitations: InvitationsRepository;
  readonly #creators: CreatorsRepository;
  readonly #clock: Clock;
  readonly #publicUrl: string;

  constructor(
    invitations: InvitationsRepository,
    creators: CreatorsRepository,
    clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.#invitations = invitations;
    this.#creators = creators;
    this.#clock = clock;
    this.#publicUrl = config.publicUrl;
  }

  async list(actor: Actor, query: PageQuery): Promise<Page<Invitation>> {
    requireAdmin(actor);
    const { items, nextCursor } = await this.#invitations.page(query);
    const userIds = items.flatMap(({ usedById }) => usedById ?? []);
    const context = { now: this.#clock.now(), names: await this.#invitations.namesOf(userIds) };
    return { items: items.map((invitation) => toInvitation(invitation, context)), nextCursor };
  }

  async create(actor: Actor, { role, note, expiresInHours }: InvitationRequest): Promise<CreatedInvitation> {
    requireAdmin(actor);
    return this.issue({ role, note: note || null, expiresInHours, createdById: actor.creatorId });
  }

  async revoke(actor: Actor, id: string): Promise<void> {
    requireAdmin(actor);
    if (await this.#invitations.revoke(id, this.#clock.now())) return;
    throw (await this.#invitations.findById(id)) ? invitationUsed() : invitationNotFound();
  }

  /** Makes an invitation without asking who wants it: for this feature's own use-cases and the first run. */
  async issue({ role, note, expiresInHours, createdById }: Issue, manager?: EntityManager): Promise<CreatedInvitation> {
    const now = this.#clock.now();
    const token = newOpaqueToken();
    const expiresAt = new Date(now.getTime() + expiresInHours * hourMs);
    const row = { tokenHash: hashToken(token), role, note, createdById, expiresAt };
    const invitation = await this.#invitations.add(row, manager);
    return { ...toInvitation(invitation, { now, names: new Map() }), url: `${this.#publicUrl}/join/${token}` };
  }

  /** Lets a TikTok account in at its next sign-in, without a link: the answer to its request. */
  async issueFor(
    account: Pick<InvitationEntity, 'openId' | 'invitedName' | 'note' | 'role' | 'createdById'>,
    manager: EntityManager,
  ): Promise<Invitation> {
    const now = this.#clock.now();
    const expiresAt = new Date(now.getTime() + invitedAccountHours * hourMs);
    const invitation = await this.#invitations.add({ ...account, expiresAt }, manager);
    return toInvitation(invitation, { now, names: new Map() });
  }

  /**
   * While there is no admin: a fresh link for the first one, which ends the links made for that before.
   * Answers its address, or null when there is an admin.
   */
  ensureFirstAdminInvitation(): Promise<string | null> {
    return this.#invitations.withFirstAdminLock(async (manager) => {
      if (await this.#creators.hasActiveAdmin(manager)) return null;
      await this.#invitations.revokeOpenOfSystem(manager, this.#clock.now());
      const first = { role: 'admin', note: null, expiresInHours: firstAdminHours, createdById: null } as const;
      return (await this.issue(first, manager)).url;
    });
  }
}
