import type { ClientContext } from '../client-options.ts';
import { TikTokUploadError } from '../errors/tiktok-error.ts';
import type { TikTokError } from '../errors/tiktok-error.ts';
import { openReport } from '../exchanges/exchange-report.ts';
import { untilAborted } from '../http/deadline.ts';
import type { Deadline } from '../http/deadline.ts';
import { networkFailure } from '../http/network-failure.ts';
import type { Chunk } from './chunk-plan.ts';
import { watchForStall } from './stall-watch.ts';
import type { UploadAnswer } from './transport.ts';
import { UPLOAD_ENDPOINT, checkUploadAnswer, uploadError } from './upload-answer.ts';
import { exactBytes } from './upload-source.ts';
import type { SourceFailure } from './upload-source.ts';
import type { UploadRequest } from './upload-request.ts';

/**
 * One PUT of one range. Resolves when TikTok took it.
 * @throws TikTokUploadError, TikTokNetworkError
 */
export async function putChunk(
  context: ClientContext,
  request: UploadRequest,
  chunk: Chunk,
  uploadDeadline: Deadline,
): Promise<UploadAnswer> {
  const watch = watchForStall(context.uploadStallTimeoutMs);
  const deadline = withStall(uploadDeadline, watch.signal);
  const wasBegun = !deadline.signal.aborted;
  const source: { failure?: SourceFailure } = {};
  let reachedByte = chunk.firstByte;
  const onBytes = (count: number) => {
    watch.moved();
    reachedByte += count;
    request.onProgress?.(reachedByte);
  };
  const put = {
    url: request.uploadUrl,
    headers: chunkHeaders(request, chunk),
    sizeBytes: chunk.sizeBytes,
    body: exactBytes(request.source, chunk, (failure) => (source.failure = failure)),
    signal: deadline.signal,
    onBytes,
  };
  const report = openReport(context, 'upload', () => ({
    first_byte: chunk.firstByte,
    last_byte: chunk.lastByte,
    total_bytes: request.plan.sizeBytes,
    sent_bytes: reachedByte - chunk.firstByte,
  }));
  try {
    deadline.signal.throwIfAborted();
    const answer = await untilAborted(context.uploadTransport.put(put), deadline.signal);
    checkUploadAnswer(answer, context.now());
    report.succeeded(() => ({ httpStatus: answer.status, code: null, logId: answer.logId, facts: {} }));
    return answer;
  } catch (thrown) {
    const failure = asTikTokError(thrown, { source, deadline, wasBegun, uploadUrl: request.uploadUrl });
    report.failed(failure);
    throw failure;
  } finally {
    watch.stop();
  }
}

function chunkHeaders({ contentType, plan }: UploadRequest, chunk: Chunk): Record<string, string> {
  return {
    'content-type': contentType,
    'content-length': String(chunk.sizeBytes),
    'content-range': `bytes ${chunk.firstByte}-${chunk.lastByte}/${plan.sizeBytes}`,
  };
}

function withStall(deadline: Deadline, stall: AbortSignal): Deadline {
  return {
    signal: AbortSignal.any([deadline.signal, stall]),
    endedBy: () => deadline.endedBy() ?? (stall.aborted ? 'time' : undefined),
  };
}

interface ChunkFailure {
  readonly source: { readonly failure?: SourceFailure };
  readonly deadline: Deadline;
  readonly wasBegun: boolean;
  readonly uploadUrl: string;
}

function asTikTokError(thrown: unknown, { source, deadline, wasBegun, uploadUrl }: ChunkFailure): TikTokError {
  if (thrown instanceof TikTokUploadError) {
    return thrown;
  }
  if (source.failure && deadline.endedBy() === undefined) {
    return uploadError(source.failure.code, source.failure.cause);
  }
  const secrets = [uploadUrl, ...new URL(uploadUrl).searchParams.values()];
  return networkFailure(thrown, { endpoint: UPLOAD_ENDPOINT, safeToRepeat: true, secrets, deadline, wasBegun });
}
