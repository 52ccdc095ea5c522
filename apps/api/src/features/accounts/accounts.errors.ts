import { CodedError } from '../../platform/http/index.ts';

export const accountNotFound = () => new CodedError('not_found', 'There is no such TikTok account among yours.');

export const avatarNotFound = () => new CodedError('not_found', 'There is no picture of this TikTok account.');
