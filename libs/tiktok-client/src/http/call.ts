import type { CallOptions, ClientContext } from '../client-options.ts';
import { TikTokError, TikTokNetworkError } from '../errors/tiktok-error.ts';
import { askedOf, toldBy } from '../exchanges/api-exchange.ts';
import { openReport } from '../exchanges/exchange-report.ts';
import { createDeadline } from './deadline.ts';
import type { Deadline } from './deadline.ts';
import { exchange } from './exchange.ts';
import type { HttpAnswer, HttpRequest } from './exchange.ts';
import { backOffMs } from './retry-policy.ts';
import type { RetryPolicy } from './retry-policy.ts';

/**
 * One call: request, answer read by `read`, and repeats where the error says that they are harmless. One deadline spans
 * all of it; when it ends during a wait, the error that caused the wait is thrown.
 */
export async function call<T>(
  context: ClientContext,
  request: HttpRequest,
  options: CallOptions | undefined,
  read: (answer: HttpAnswer) => T,
): Promise<T> {
  const deadline = createDeadline(context.timeoutMs, options?.signal);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await exchangeOnce(context, request, { deadline, read });
    } catch (thrown) {
      const delayMs = delayBeforeRepeat(context, thrown, attempt);
      if (delayMs === undefined) {
        throw thrown;
      }
      await context.wait(delayMs, deadline.signal).catch((reason: unknown) => {
        throw deadline.endedBy() === 'caller' ? abortedWhileWaiting(request, reason) : thrown;
      });
    }
  }
}

interface Reading<T> {
  readonly deadline: Deadline;
  readonly read: (answer: HttpAnswer) => T;
}

async function exchangeOnce<T>(
  context: ClientContext,
  request: HttpRequest,
  { deadline, read }: Reading<T>,
): Promise<T> {
  const report = openReport(context, request.endpoint.call, () => askedOf(request));
  try {
    const answer = await exchange(context, request, deadline);
    const value = read(answer);
    report.succeeded(() => toldBy(answer, value));
    return value;
  } catch (thrown) {
    report.failed(thrown);
    throw thrown;
  }
}

/** Undefined: do not repeat. */
function delayBeforeRepeat(context: ClientContext, thrown: unknown, attempt: number): number | undefined {
  const policy = context.retry;
  if (!(thrown instanceof TikTokError) || !thrown.retryable || attempt >= policy.maxAttempts) {
    return undefined;
  }
  return repeatDelayMs(policy, attempt, { retryAfterMs: thrown.retryAfterMs, random: context.random });
}

/** Back-off, or what TikTok asked for if that is longer; undefined when TikTok asks for more than the policy waits. */
export function repeatDelayMs(
  policy: RetryPolicy,
  attempt: number,
  { retryAfterMs, random }: { retryAfterMs: number | undefined; random: () => number },
): number | undefined {
  if (retryAfterMs !== undefined && retryAfterMs > policy.maxRetryAfterMs) {
    return undefined;
  }
  return Math.max(retryAfterMs ?? 0, backOffMs(policy, attempt, random));
}

function abortedWhileWaiting(request: HttpRequest, reason: unknown): TikTokNetworkError {
  return new TikTokNetworkError({
    code: 'aborted',
    endpoint: request.endpoint.path,
    safeToRepeat: request.endpoint.repeatable,
    mayHaveHappened: true,
    cause: reason,
  });
}
