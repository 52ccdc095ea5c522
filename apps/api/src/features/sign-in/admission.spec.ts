import { describe, expect, it } from '@jest/globals';
import { type Admission, type Applicant, decideAdmission } from './admission.ts';

const ava = { id: 'ava', role: 'creator', status: 'active' } as const;
const admin = { ...ava, role: 'admin' } as const;
const suspended = { ...ava, status: 'suspended' } as const;
const toCreator = { role: 'creator' } as const;
const toAdmin = { role: 'admin' } as const;

const refused = (code: 'not_invited' | 'invitation_invalid' | 'creator_suspended' | 'conflict'): Admission => ({
  kind: 'refuse',
  code,
});
const enters = (role: 'creator' | 'admin', usesInvitation = false): Admission => ({
  kind: 'enter',
  role,
  usesInvitation,
});
const joins = (role: 'creator' | 'admin'): Admission => ({ kind: 'join', role, usesInvitation: true });
const connects: Admission = { kind: 'connect', creatorId: 'ava' };

const table: [string, Partial<Applicant>, Admission][] = [
  ['a stranger', {}, refused('not_invited')],
  ['a stranger with a dead link', { invitation: 'invalid' }, refused('invitation_invalid')],
  ['a stranger with a link', { invitation: toCreator }, joins('creator')],
  ['a stranger with an admin’s link', { invitation: toAdmin }, joins('admin')],
  ['a new account of a signed-in creator', { connectTo: 'ava' }, connects],
  ['a new account of one who also has a link', { connectTo: 'ava', invitation: toAdmin }, connects],
  ['a known creator', { owner: ava }, enters('creator')],
  ['a known creator with a dead link', { owner: ava, invitation: 'invalid' }, enters('creator')],
  ['a known creator with a link', { owner: ava, invitation: toCreator }, enters('creator')],
  ['a known creator with an admin’s link', { owner: ava, invitation: toAdmin }, enters('admin', true)],
  ['a known admin with a link', { owner: admin, invitation: toCreator }, enters('admin')],
  ['a known admin with an admin’s link', { owner: admin, invitation: toAdmin }, enters('admin')],
  ['an account the signed-in creator has already', { owner: ava, connectTo: 'ava' }, enters('creator')],
  ['an account of somebody else', { owner: ava, connectTo: 'leo' }, refused('conflict')],
  ['a suspended creator', { owner: suspended }, refused('creator_suspended')],
  ['a suspended creator with an admin’s link', { owner: suspended, invitation: toAdmin }, refused('creator_suspended')],
];

describe('who gets in', () => {
  it.each(table)('%s', (_who, applicant, admission) => {
    expect(decideAdmission({ owner: null, invitation: null, connectTo: null, ...applicant })).toEqual(admission);
  });
});
