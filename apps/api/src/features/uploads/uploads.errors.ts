import type { ProblemCode } from '@flowcast/shared-models';
import { CodedError } from '../../platform/http/index.ts';

/** Also the answer for an upload somebody else began. */
export const uploadNotFound = (cause?: unknown) =>
  new CodedError('upload_not_found', 'There is no such upload, or it has expired. Choose the file again.', { cause });

export const uploadIncomplete = () =>
  new CodedError('upload_incomplete', 'Not all of the file has arrived yet. Finish the upload first.');

export const uploadAlreadyRegistered = () =>
  new CodedError('conflict', 'This upload has become a video already. Look for it in the list.');

export const uploadOffsetConflict = () =>
  new CodedError(
    'conflict',
    'The upload stands at another byte than the one sent. Ask where it stands and go on there.',
  );

export const uploadInvalid = (path: string, message: string) =>
  new CodedError('invalid_fields', 'The upload cannot begin like this. Nothing was kept.', {
    errors: [{ path, message }],
  });

export const uploadTooLarge = (cause?: unknown) =>
  new CodedError('payload_too_large', 'The file is larger than TikTok takes (4 GB), or than it was announced.', {
    cause,
  });

const codeOfTusStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'invalid_request',
  403: 'invalid_request',
  412: 'invalid_request',
  501: 'invalid_request',
};

/** What the tus library refused, by the status the protocol gives it. Anything else is a failure of ours. */
export function tusRefusal(status: number, text: string, cause?: unknown): Error {
  if (status === 404 || status === 410) return uploadNotFound(cause);
  if (status === 409) return uploadOffsetConflict();
  if (status === 413) return uploadTooLarge(cause);
  const code = codeOfTusStatus[status];
  return code ? new CodedError(code, text.trim(), { cause }) : new Error(`The tus server failed: ${text}`, { cause });
}
