import { CodedError } from '../../platform/http/index.ts';

export const invitationNotFound = () => new CodedError('not_found', 'There is no such invitation.');

export const invitationUsed = () =>
  new CodedError('conflict', 'Somebody has used this invitation already. Suspend the creator to keep them out.');
