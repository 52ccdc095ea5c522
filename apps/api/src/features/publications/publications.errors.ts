import type { FieldError, ProblemCode, Publication, Transfer } from '@flowcast/shared-models';
import { CodedError } from '../../platform/http/index.ts';
import { isEnded, type Standing } from './attempts/attempt-transitions.ts';

export const publicationNotFound = () => new CodedError('not_found', 'There is no such publication among yours.');

export const idempotencyKeyMissing = () =>
  new CodedError(
    'idempotency_key_missing',
    'Send an Idempotency-Key header with 1 to 255 visible characters, a new one for each publication.',
  );

export const idempotencyKeyReused = (current: Publication) =>
  new CodedError(
    'idempotency_key_reused',
    'This Idempotency-Key belongs to another publication. Nothing was published by this request.',
    { current },
  );

export const fieldsRefused = (errors: readonly FieldError[]) =>
  new CodedError('invalid_fields', 'Some choices cannot be published. Nothing was sent to TikTok.', { errors });

const readinessDetails = {
  account_needs_reconnect: 'TikTok ended the connection to this account. Sign in with TikTok again; nothing was sent.',
  scope_missing: 'A permission of this account is missing. Sign in with TikTok again and leave all permissions ticked.',
} as const satisfies Partial<Record<ProblemCode, string>>;

export const accountNotReady = (code: keyof typeof readinessDetails) => new CodedError(code, readinessDetails[code]);

const tooLate: Record<Transfer, string> = {
  FILE_UPLOAD:
    'It is too late to cancel: TikTok has the whole video, or is about to have it. A post can be deleted in the TikTok app.',
  PULL_FROM_URL:
    'It is too late to cancel: TikTok was asked to post this and fetches the video by itself. A post can be deleted in the TikTok app.',
};

export const notCancellable = ({ state, transfer }: Standing) =>
  new CodedError(
    'not_cancellable',
    isEnded(state) ? 'This publication has ended already.' : tooLate[transfer ?? 'FILE_UPLOAD'],
  );

export const notRetryable = () =>
  new CodedError(
    'not_retryable',
    'This publication cannot be tried again as it is. Start a new one with another video or other choices.',
  );

export const notResolvable = () =>
  new CodedError('not_resolvable', 'Only a publication whose outcome is unknown can be settled by hand.');

export const notAPostUrl = (tiktokUrl: string) =>
  fieldsRefused([{ path: 'postUrl', message: `Paste the link of the post, such as ${tiktokUrl}/@name/video/123.` }]);

export const notReschedulable = () =>
  new CodedError(
    'not_reschedulable',
    'Its time cannot be changed any more: publishing has begun, has ended, or waits for an answer. Nothing was changed.',
  );

export const notAnswerable = () =>
  new CodedError('not_answerable', 'This publication waits for no answer that could be changed here.');

export const notItsCreator = () =>
  new CodedError(
    'forbidden',
    'Only the creator who consented to this publication can change when or how it is posted.',
  );

export const changedMeanwhile = (current: Publication) =>
  new CodedError(
    'conflict',
    'This publication was changed meanwhile. Look at it as it is now and decide again; nothing was changed.',
    { current },
  );
