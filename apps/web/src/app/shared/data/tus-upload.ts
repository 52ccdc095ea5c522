import { uploadPurposeKey, videoIdHeader } from '@flowcast/shared-models';
import type { DetailedError, HttpResponse, Upload } from 'tus-js-client';
import { ApiError, fromProblem, readProblem } from './api-error.ts';

export type UploadPurpose = 'device' | 'catalog';

export interface UploadEvents {
  progress(sentBytes: number): unknown;
  /** `uploadId` names the upload at the API; `videoId` is set when it became a creator's own video. */
  done(result: { uploadId: string; videoId: string | null }): void;
  failed(error: ApiError): void;
}

export interface RunningUpload {
  /** Bytes the studio had from an earlier, interrupted upload of the same file. */
  resumed: boolean;
  /** Stops and removes what was sent. */
  cancel(): Promise<void>;
  /** Stops; what was sent stays, for `goOn` or for a later upload of the same file. */
  pause(): void;
  /** Asks the studio what it has, and sends the rest. */
  goOn(): void;
}

const chunkSizeBytes = 8 * 1024 * 1024;
const retryDelaysMs = [0, 1_000, 3_000, 5_000, 10_000, 20_000, 30_000];

/** Sends a file in resumable pieces (tus 1.0). After a reload the same file goes on where it stopped. */
export async function startTusUpload(file: File, purpose: UploadPurpose, events: UploadEvents): Promise<RunningUpload> {
  const tus = await import('tus-js-client');
  let videoId: string | null = null;
  const upload: Upload = new tus.Upload(file, {
    endpoint: '/api/uploads',
    chunkSize: chunkSizeBytes,
    retryDelays: retryDelaysMs,
    removeFingerprintOnSuccess: true,
    metadata: { filename: file.name, filetype: file.type, [uploadPurposeKey]: purpose },
    fingerprint: () => Promise.resolve(fingerprintOf(file, purpose)),
    onAfterResponse: (_request, response) => {
      videoId = headerOf(response) ?? videoId;
    },
    onProgress: (sentBytes) => events.progress(sentBytes),
    onSuccess: () => events.done({ uploadId: lastSegment(upload.url), videoId }),
    onError: (error) => events.failed(toUploadError(error)),
  });
  const [previous] = await upload.findPreviousUploads();
  if (previous) upload.resumeFromPreviousUpload(previous);
  upload.start();
  return {
    resumed: previous !== undefined,
    cancel: () => upload.abort(true),
    pause: () => void upload.abort(),
    goOn: () => upload.start(),
  };
}

/** The same file for another purpose is another upload. */
function fingerprintOf(file: File, purpose: UploadPurpose): string {
  return ['flowcast', purpose, file.name, file.size, file.lastModified].join('-');
}

function headerOf(response: HttpResponse): string | null {
  return response.getHeader(videoIdHeader) || null;
}

function lastSegment(url: string | null): string {
  return url?.split('/').at(-1) ?? '';
}

function toUploadError(error: Error | DetailedError): ApiError {
  const response = 'originalResponse' in error ? error.originalResponse : null;
  const problem = response ? readProblem(response.getBody()) : null;
  if (problem) return fromProblem(problem, error);
  return response
    ? new ApiError('unreadable', 'The upload stopped.', { status: response.getStatus(), cause: error })
    : new ApiError('offline', 'The upload stopped.', { cause: error });
}
