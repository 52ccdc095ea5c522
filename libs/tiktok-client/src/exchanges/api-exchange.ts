import * as v from 'valibot';
import type { HttpAnswer, HttpRequest } from '../http/exchange.ts';
import { firstLogId } from '../http/log-id.ts';
import { tryReadJson } from '../http/read-json.ts';
import { envelopeSchema } from '../wire/envelope.ts';
import { pickFields } from './pick-fields.ts';
import type { TikTokExchange, TikTokExchangeAnswer } from './tiktok-exchange.ts';

/** What a request asks for, without what is not meant for any record. */
export function askedOf({ endpoint, body, query }: HttpRequest): TikTokExchange['request'] {
  return pickFields(body === undefined ? Object.fromEntries(query ?? []) : fieldsOf(body), endpoint.asks);
}

/** What a success told, of the answer as its schema read it. */
export function toldBy(answer: HttpAnswer, value: unknown): TikTokExchangeAnswer {
  const { status: httpStatus, request } = answer;
  return { httpStatus, code: 'ok', logId: logIdOf(answer) ?? null, facts: pickFields(value, request.endpoint.tells) };
}

/** JSON for the data endpoints, a form for the token endpoints. */
function fieldsOf(body: string): unknown {
  return body.startsWith('{') ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
}

function logIdOf(answer: HttpAnswer): string | undefined {
  if (answer.headerLogId) {
    return answer.headerLogId;
  }
  const envelope = v.safeParse(envelopeSchema, tryReadJson(answer));
  return envelope.success ? firstLogId(envelope.output.error.log_id, envelope.output.error.logid) : undefined;
}
