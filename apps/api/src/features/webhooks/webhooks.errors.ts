import { CodedError } from '../../platform/http/index.ts';

export const webhookNotSigned = (cause?: unknown) =>
  new CodedError('webhook_signature_invalid', 'This is not signed by TikTok for this app, or not now.', { cause });

export const webhookUnreadable = (cause: unknown) =>
  new CodedError('invalid_request', 'This is signed, but it is not an event in the form TikTok describes.', { cause });
