import type { Role } from '@flowcast/shared-models';
import type { AdmissionRefusal } from './sign-in.errors.ts';

/** What is known about somebody who has just signed in at TikTok. */
export interface Applicant {
  /** The creator the TikTok account belongs to here; null for an account nobody has connected. */
  owner: { id: string; role: Role; status: 'active' | 'suspended' } | null;
  /** `invalid`: they came by a link that cannot be used (any more). */
  invitation: { role: Role } | 'invalid' | null;
  /** The creator who is signed in and asked to add this TikTok account. */
  connectTo: string | null;
}

export type Admission =
  /** As the creator who is known, or as a new one. */
  | { kind: 'enter' | 'join'; role: Role; usesInvitation: boolean }
  | { kind: 'connect'; creatorId: string }
  | { kind: 'refuse'; code: AdmissionRefusal };

/** Who gets in, and as what. Signing in at TikTok is not enough: a person must be known here or be invited. */
export function decideAdmission({ owner, invitation, connectTo }: Applicant): Admission {
  if (owner) return decideForKnown(owner, { invitation, connectTo });
  if (connectTo !== null) return { kind: 'connect', creatorId: connectTo };
  if (invitation === null) return { kind: 'refuse', code: 'not_invited' };
  if (invitation === 'invalid') return { kind: 'refuse', code: 'invitation_invalid' };
  return { kind: 'join', role: invitation.role, usesInvitation: true };
}

/** A known creator needs no invitation: a dead link does not keep them out, and one that gives them nothing is not used up. */
function decideForKnown(
  owner: NonNullable<Applicant['owner']>,
  { invitation, connectTo }: Omit<Applicant, 'owner'>,
): Admission {
  if (connectTo !== null && connectTo !== owner.id) return { kind: 'refuse', code: 'conflict' };
  if (owner.status === 'suspended') return { kind: 'refuse', code: 'creator_suspended' };
  const isPromoted =
    invitation !== null && invitation !== 'invalid' && invitation.role === 'admin' && owner.role !== 'admin';
  return { kind: 'enter', role: isPromoted ? 'admin' : owner.role, usesInvitation: isPromoted };
}
