import { CodedError } from '../../../platform/http/index.ts';

export const pullNotFound = () => new CodedError('not_found', 'There is nothing here.');

export const pullOver = () => new CodedError('gone', 'This address was for one transfer, which is over.');
