import { CodedError } from '../../platform/http/index.ts';

/** Also the answer for a video somebody else owns: that it exists is nobody's business. */
export const videoNotFound = () => new CodedError('not_found', 'There is no such video, or it is not yours.');

export const fileNotFound = (cause?: unknown) =>
  new CodedError('not_found', 'The file of this video is not kept any more.', { cause });

export const posterNotFound = () => new CodedError('not_found', 'This video has no poster.');

export const rangeNotSatisfiable = (sizeBytes: number) =>
  new CodedError('range_not_satisfiable', `The video has ${sizeBytes} bytes; none of the bytes asked for is in it.`);

export const posterTooLarge = (maxBytes: number) =>
  new CodedError('payload_too_large', `A poster may have at most ${maxBytes / 1000} kB.`);

export const posterNotJpeg = () =>
  new CodedError('invalid_request', 'A poster must be a whole JPEG picture, sent as image/jpeg.');
