import type { ClientContext } from '../client-options.ts';
import { TikTokResponseError } from '../errors/tiktok-error.ts';
import { untilAborted } from './deadline.ts';
import type { Deadline } from './deadline.ts';
import type { Endpoint } from './endpoints.ts';
import { networkFailure } from './network-failure.ts';
import { RATE_LIMIT_FALLBACK_MS, readRetryAfter } from './retry-policy.ts';

export interface HttpRequest {
  readonly endpoint: Endpoint;
  /** Appended to the path; holds no secret. */
  readonly query?: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Values that must not appear in any error of this call. */
  readonly secrets: readonly string[];
}

export interface HttpAnswer {
  readonly request: HttpRequest;
  readonly status: number;
  readonly text: string;
  /** From the header `x-tt-logid`; some answers have none in their body. */
  readonly headerLogId: string | undefined;
  readonly retryAfterMs: number | undefined;
}

/**
 * One request and its whole answer, whatever its status.
 * @throws TikTokNetworkError when there is none, TikTokResponseError for a redirect (a token must not be sent elsewhere)
 */
export async function exchange(context: ClientContext, request: HttpRequest, deadline: Deadline): Promise<HttpAnswer> {
  const wasBegun = !deadline.signal.aborted;
  const answer = await untilAborted(send(context, request, deadline.signal), deadline.signal).catch(
    (thrown: unknown) => {
      const { path: endpoint, repeatable: safeToRepeat } = request.endpoint;
      throw networkFailure(thrown, { endpoint, safeToRepeat, secrets: request.secrets, deadline, wasBegun });
    },
  );
  if (answer.isRedirect) {
    throw new TikTokResponseError({
      code: 'unexpected_redirect',
      endpoint: request.endpoint.path,
      safeToRepeat: false,
      mayHaveHappened: false,
      logId: answer.headerLogId,
      httpStatus: answer.status,
    });
  }
  return answer;
}

async function send(
  context: ClientContext,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<HttpAnswer & { isRedirect: boolean }> {
  signal.throwIfAborted();
  const query = request.query ? `?${request.query.toString()}` : '';
  const answer = await context.fetch(`${context.baseUrl}${request.endpoint.path}${query}`, {
    method: request.endpoint.method,
    headers: { accept: 'application/json', ...request.headers },
    ...(request.body === undefined ? {} : { body: request.body }),
    redirect: 'manual',
    signal,
  });
  const told = readRetryAfter(answer.headers.get('retry-after'), context.now());
  return {
    request,
    status: answer.status,
    text: await answer.text(),
    headerLogId: answer.headers.get('x-tt-logid') ?? undefined,
    retryAfterMs: told ?? (answer.status === 429 ? RATE_LIMIT_FALLBACK_MS : undefined),
    isRedirect: answer.type === 'opaqueredirect' || (answer.status >= 300 && answer.status < 400),
  };
}
