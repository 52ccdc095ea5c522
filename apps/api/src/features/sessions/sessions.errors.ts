import { CodedError } from '../../platform/http/index.ts';

export const notSignedIn = () => new CodedError('not_signed_in', 'Sign in with TikTok to go on.');
