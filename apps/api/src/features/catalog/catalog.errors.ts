import type { FieldError, Video } from '@flowcast/shared-models';
import { errorCode } from '../../platform/errors/index.ts';
import { CodedError } from '../../platform/http/index.ts';

/** Also the answer for a video somebody else owns: that it exists is nobody's business. */
export const videoNotFound = () => new CodedError('not_found', 'There is no such video, or it is not yours.');

/** `current`: as somebody else left it. */
export const videoChanged = (current: Video) =>
  new CodedError('conflict', 'Somebody changed this video meanwhile. Nothing of yours was saved.', { current });

export const videoInUse = () =>
  new CodedError('video_in_use', 'This video was published, so it cannot be removed for good. It stays archived.');

export const videoRefused = (refusals: readonly FieldError[]) =>
  new CodedError('video_refused', 'TikTok would refuse this video. Nothing was kept of it.', { errors: refusals });

export const storageFull = (cause: unknown) =>
  new CodedError('storage_full', 'The portal has no room left. What has arrived is kept; try again later.', { cause });

/** `storage_full` for a disk (or quota) without room, anything else as it is. */
export function withDiskFullNamed(error: unknown): unknown {
  return ['ENOSPC', 'EDQUOT'].includes(errorCode(error) ?? '') ? storageFull(error) : error;
}

export const fileNotFound = (cause?: unknown) =>
  new CodedError('not_found', 'The file of this video is not kept any more.', { cause });

export const posterNotFound = () => new CodedError('not_found', 'This video has no poster.');

export const rangeNotSatisfiable = (sizeBytes: number) =>
  new CodedError('range_not_satisfiable', `The video has ${sizeBytes} bytes; none of the bytes asked for is in it.`);

export const posterTooLarge = (maxBytes: number) =>
  new CodedError('payload_too_large', `A poster may have at most ${maxBytes / 1000} kB.`);

export const posterNotJpeg = () =>
  new CodedError('invalid_request', 'A poster must be a whole JPEG picture, sent as image/jpeg.');
