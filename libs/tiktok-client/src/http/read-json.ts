import * as v from 'valibot';
import { TikTokResponseError } from '../errors/tiktok-error.ts';
import type { ResponseProblem } from '../errors/tiktok-error.ts';
import { parseLosslessJson } from '../wire/lossless.ts';
import type { HttpAnswer } from './exchange.ts';

type Schema = v.GenericSchema<unknown, unknown>;

/** JSON text of an answer, or undefined when it is none. Its SyntaxError is dropped: it quotes the text, which may hold tokens. */
export function tryReadJson(answer: HttpAnswer): unknown {
  try {
    return parseLosslessJson(answer.text);
  } catch {
    return undefined;
  }
}

/** @throws TikTokResponseError naming the places that differ, not their values */
export function readBySchema<S extends Schema>(
  answer: HttpAnswer,
  schema: S,
  value: unknown,
  logId: string | undefined,
): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (!result.success) {
    throw unreadable(answer, { logId, problems: result.issues.map(asProblem) });
  }
  return result.output;
}

export function unreadable(
  answer: HttpAnswer,
  { logId, problems }: { logId?: string | undefined; problems?: readonly ResponseProblem[] } = {},
): TikTokResponseError {
  const { endpoint } = answer.request;
  return new TikTokResponseError(
    {
      code: 'unreadable_response',
      endpoint: endpoint.path,
      safeToRepeat: false,
      mayHaveHappened: !endpoint.repeatable,
      logId: logId ?? answer.headerLogId,
      httpStatus: answer.status,
    },
    problems,
  );
}

function asProblem(issue: v.BaseIssue<unknown>): ResponseProblem {
  return { path: v.getDotPath(issue) ?? '', expected: issue.expected ?? issue.type };
}
