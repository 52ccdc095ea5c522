import { CodedError } from '../../platform/http/index.ts';

export const creatorNotFound = () => new CodedError('not_found', 'There is no such creator.');

export const lastAdmin = () =>
  new CodedError('conflict', 'This is the last active admin. Make somebody else an admin first. Nothing was changed.');
