import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock/index.ts';
import { AccountConnections, type AccountEntity } from '../accounts/index.ts';
import { type CreatorEntity, CreatorsRepository } from '../creators/index.ts';
import { type InvitationEntity, InvitationsRepository } from '../invitations/index.ts';
import { type Admission, decideAdmission } from './admission.ts';
import type { SignInIntent } from './attempt-store.ts';
import { admissionRefused } from './sign-in.errors.ts';
import type { TikTokGrant } from './tiktok.strategy.ts';

/** What one transaction works with. */
interface Case {
  manager: EntityManager;
  now: Date;
  owner: CreatorEntity | null;
  invitation: InvitationEntity | null;
}

/** An admission: creator, account, tokens and used invitation come to be together or not at all. */
@Injectable()
export class AdmissionTransaction {
  readonly #connections: AccountConnections;
  readonly #creators: CreatorsRepository;
  readonly #invitations: InvitationsRepository;
  readonly #clock: Clock;

  constructor(
    connections: AccountConnections,
    creators: CreatorsRepository,
    invitations: InvitationsRepository,
    clock: Clock,
  ) {
    this.#connections = connections;
    this.#creators = creators;
    this.#invitations = invitations;
    this.#clock = clock;
  }

  /** Answers the account that was signed in with. @throws {CodedError} one of `admissionRefusals`; then nothing is kept. */
  run({ tokens, profile }: TikTokGrant, intent: SignInIntent): Promise<AccountEntity> {
    return this.#connections.withOpenIdLocked(tokens.openId, async (known, manager) => {
      const now = this.#clock.now();
      const { invitationTokenHash: tokenHash, connectCreatorId } = intent;
      const owner = known && (await this.#creators.findById(known.creatorId, manager));
      const byLink = tokenHash === null ? null : await this.#invitations.findOpen(manager, tokenHash, now);
      const invitation = byLink ?? (await this.#invitations.findOpenFor(manager, tokens.openId, now));
      const isLinkDead = tokenHash !== null && invitation === null;
      const admission = decideAdmission({
        owner,
        invitation: isLinkDead ? 'invalid' : invitation,
        connectTo: connectCreatorId,
      });
      const creatorId = await this.#carryOut(admission, profile.displayName, { manager, now, owner, invitation });
      return this.#connections.connect(manager, { creatorId, displayName: profile.displayName, tokens });
    });
  }

  /** Answers the id of the creator the account belongs to. */
  async #carryOut(admission: Admission, displayName: string, { manager, now, owner, invitation }: Case) {
    if (admission.kind === 'refuse') throw admissionRefused(admission.code);
    if (admission.kind === 'connect') return admission.creatorId;
    const { role, usesInvitation } = admission;
    const { id } = owner ?? (await this.#creators.add(manager, { displayName, role }));
    await this.#creators.recordSignIn(manager, id, { role, lastSeenAt: now });
    if (invitation && usesInvitation) {
      await this.#invitations.markUsed(manager, invitation.id, { usedById: id, usedAt: now });
    }
    return id;
  }
}
