import type { EmulatorContext } from '../emulation.ts';
import { type Endpoint, endpoints } from './endpoints.ts';
import { isJsonObject, type JsonObject, toWireJson } from './json.ts';
import { unknownKeysOf } from './known-keys.ts';
import { ApiRefusal, OAuthRefusal, refusal } from './refusals.ts';

const jsonHeaders = { 'content-type': 'application/json; charset=utf-8' };

/** The envelope of every data endpoint. `data` may hold bigints for int64 values. */
export function answer(c: EmulatorContext, data?: JsonObject): Response {
  const error = { code: 'ok', message: '', log_id: c.var.logId };
  c.set('code', 'ok');
  return wireResponse({ ...(data && { data }), error }, 200);
}

/** A flat body, as the OAuth endpoints have it. */
export function flatAnswer(c: EmulatorContext, body: JsonObject): Response {
  c.set('code', 'ok');
  const noStore = { 'cache-control': 'no-store', pragma: 'no-cache' };
  return new Response(toWireJson(body), { headers: { ...jsonHeaders, ...noStore } });
}

/** Turns whatever a handler threw into the shape its endpoint has for refusals. */
export function failureAnswer(c: EmulatorContext, error: unknown): Response {
  if (error instanceof OAuthRefusal) return oauthFailure(c, error);
  const family = familyOf(c);
  if (family === 'upload') return bareFailure(c, error);
  if (family === 'oauth' && !(error instanceof ApiRefusal)) {
    return oauthFailure(c, new OAuthRefusal('server_error', 'Something went wrong.'));
  }
  return envelopeFailure(c, error instanceof ApiRefusal ? error : refusal('internal_error'), family);
}

/** A path or method TikTok's gateway does not know; also every API path without its trailing slash. */
export function unsupportedPath(c: EmulatorContext): Response {
  return envelopeFailure(c, new ApiRefusal('unsupported_path', { message: 'Unsupported path(Janus).', status: 404 }));
}

function envelopeFailure(c: EmulatorContext, failure: ApiRefusal, family?: Endpoint['family']): Response {
  const { switches } = c.var.world;
  const code = failure.code === 'invalid_params' && family === 'publish' ? switches.invalidParamsCode : failure.code;
  const error = { code, message: failure.message, log_id: c.var.logId };
  c.set('code', code);
  const response = wireResponse(family === 'display' ? { data: {}, error } : { error }, failure.status);
  if (failure.status === 429 && switches.retryAfter === 'present') response.headers.set('retry-after', '60');
  return response;
}

function oauthFailure(c: EmulatorContext, failure: OAuthRefusal): Response {
  const { oauthFailureStatus } = c.var.world.switches;
  const status = oauthFailureStatus === 'ok' ? 200 : failure.rfcStatus;
  c.set('code', failure.error);
  const body = { error: failure.error, error_description: failure.message, log_id: c.var.logId };
  return wireResponse(body, status);
}

/** The upload host speaks in statuses only. */
function bareFailure(c: EmulatorContext, error: unknown): Response {
  const { code, status } = error instanceof ApiRefusal ? error : refusal('internal_error');
  c.set('code', code);
  return new Response(null, { status, headers: { 'content-length': '0' } });
}

function familyOf(c: EmulatorContext): Endpoint['family'] | undefined {
  const { endpoint } = c.var;
  return endpoint === null ? undefined : endpoints[endpoint].family;
}

function wireResponse(body: JsonObject, status: number): Response {
  return new Response(toWireJson(body), { status, headers: jsonHeaders });
}

/** A JSON object from the body; an empty body counts as `{}`, as TikTok's own examples send none. */
export async function readJsonBody(c: EmulatorContext): Promise<JsonObject> {
  const text = await c.req.text();
  if (text.trim() === '') return {};
  const body = parseJson(text);
  if (!isJsonObject(body)) throw refusal('invalid_params', { message: 'The request body is not a JSON object' });
  c.set('body', body);
  if (c.var.world.switches.unknownBodyKeys === 'note') {
    for (const path of unknownKeysOf(c.var.endpoint, body)) c.var.notes.push(`unknown key "${path}" is ignored`);
  }
  return body;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
