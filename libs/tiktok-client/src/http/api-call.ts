import type * as v from 'valibot';
import type { CallOptions, ClientContext } from '../client-options.ts';
import { readApiAnswer } from './api-answer.ts';
import { call } from './call.ts';
import type { Endpoint } from './endpoints.ts';

export interface ApiRequest<S extends v.GenericSchema<unknown, unknown>> {
  readonly endpoint: Endpoint;
  readonly accessToken: string;
  readonly query?: URLSearchParams;
  /** Sent as JSON; for GET leave it out. */
  readonly body?: object;
  /** Of the answer's `data`. */
  readonly dataSchema: S;
}

/** One call of a data endpoint with a bearer token. */
export function apiCall<S extends v.GenericSchema<unknown, unknown>>(
  context: ClientContext,
  { endpoint, accessToken, query, body, dataSchema }: ApiRequest<S>,
  options: CallOptions | undefined,
): Promise<v.InferOutput<S>> {
  const request = {
    endpoint,
    headers: {
      authorization: `Bearer ${accessToken}`,
      ...(body ? { 'content-type': 'application/json; charset=UTF-8' } : {}),
    },
    secrets: [accessToken, context.clientSecret],
    ...(query ? { query } : {}),
    ...(body ? { body: JSON.stringify(body) } : {}),
  };
  return call(context, request, options, (answer) => readApiAnswer(answer, dataSchema));
}
