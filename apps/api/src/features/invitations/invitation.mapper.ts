import type { Invitation } from '@flowcast/shared-models';
import type { InvitationEntity } from './invitation.entity.ts';

export function invitationStatus(
  { usedAt, revokedAt, expiresAt }: Pick<InvitationEntity, 'usedAt' | 'revokedAt' | 'expiresAt'>,
  now: Date,
): Invitation['status'] {
  if (usedAt) return 'used';
  if (revokedAt) return 'revoked';
  return expiresAt <= now ? 'expired' : 'open';
}

/** `names`: display names of creators by id. */
export function toInvitation(
  invitation: InvitationEntity,
  { now, names }: { now: Date; names: ReadonlyMap<string, string> },
): Invitation {
  const { usedById } = invitation;
  return {
    id: invitation.id,
    role: invitation.role,
    note: invitation.note,
    status: invitationStatus(invitation, now),
    expiresAt: invitation.expiresAt.toISOString(),
    createdAt: invitation.createdAt.toISOString(),
    invitedName: invitation.invitedName,
    usedBy: usedById === null ? null : { id: usedById, displayName: names.get(usedById) ?? '' },
  };
}
