import { Hono } from 'hono';
import type { EmulatorContext, Environment } from '../emulation.ts';
import { flatAnswer } from '../wire/answers.ts';
import { endpoints } from '../wire/endpoints.ts';
import { newClientToken } from '../wire/ids.ts';
import type { JsonObject } from '../wire/json.ts';
import { oauthRefusals } from '../wire/refusals.ts';
import { lives } from '../world/authorization.ts';
import {
  issueTokens,
  removalReasons,
  removeAuthorization,
  usableCode,
  usableRefreshToken,
} from '../world/authorizations.ts';
import { isPkceProven } from './pkce.ts';

type Form = ReadonlyMap<string, string>;

export function oauthRoutes(): Hono<Environment> {
  const routes = new Hono<Environment>({ strict: true });
  routes.post(endpoints.token.path, async (c) => {
    const form = await readForm(c);
    return flatAnswer(c, answerGrant(c, form));
  });
  routes.post(endpoints.revoke.path, async (c) => {
    revoke(c, await readForm(c));
    c.set('code', 'ok');
    return new Response(null, { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' } });
  });
  return routes;
}

/** Content type first, then the fields: nothing else is looked at before. */
async function readForm(c: EmulatorContext): Promise<Form> {
  const contentType = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (contentType !== 'application/x-www-form-urlencoded') throw oauthRefusals.contentType();
  const fields = [...new URLSearchParams(await c.req.text())].filter(([, value]) => value !== '');
  const form = new Map(fields);
  if (form.size !== fields.length) throw oauthRefusals.malformed();
  c.set('body', maskSecrets(form));
  if (!form.has('client_key')) throw oauthRefusals.missing();
  if (!form.has('client_secret')) throw oauthRefusals.secretMissing();
  return form;
}

function answerGrant(c: EmulatorContext, form: Form): JsonObject {
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return exchangeCode(c, form);
    case 'refresh_token':
      return refresh(c, form);
    case 'client_credentials':
      checkClient(c, form);
      return { access_token: newClientToken(), expires_in: lives.clientToken / 1000, token_type: 'Bearer' };
    case undefined:
      throw oauthRefusals.missing();
    default:
      throw oauthRefusals.grantType();
  }
}

/** The code is judged before the client, as recorded live: a dead code hides a wrong secret. */
function exchangeCode(c: EmulatorContext, form: Form): JsonObject {
  const { world } = c.var;
  const redirectUri = required(form, 'redirect_uri');
  const code = usableCode(world, required(form, 'code'));
  const grant = code && world.state.grants.get(code.grantId);
  if (!code || grant?.removedAt !== null) throw oauthRefusals.code();
  c.set('account', grant.username);
  checkClient(c, form);
  if (code.redirectUri !== redirectUri) throw oauthRefusals.redirect();
  const verifier = form.get('code_verifier') ?? null;
  if (!isPkceProven({ redirectUri, challenge: code.challenge, verifier }, world.switches.pkce)) {
    throw oauthRefusals.pkce();
  }
  code.usedAt = world.clock.now();
  return issueTokens(world, grant);
}

function refresh(c: EmulatorContext, form: Form): JsonObject {
  const { world } = c.var;
  const text = required(form, 'refresh_token');
  checkClient(c, form);
  const token = usableRefreshToken(world, text);
  const grant = token && world.state.grants.get(token.grantId);
  if (!token || !grant) throw oauthRefusals.refreshToken();
  c.set('account', grant.username);
  return issueTokens(world, grant, token);
}

function revoke(c: EmulatorContext, form: Form): void {
  const { world } = c.var;
  const text = required(form, 'token');
  checkClient(c, form);
  const token = world.state.accessTokens.get(text);
  const grant = token && world.state.grants.get(token.grantId);
  if (!token || grant?.removedAt !== null) throw oauthRefusals.accessToken();
  c.set('account', grant.username);
  removeAuthorization(world, grant.username, removalReasons.developerRevoked);
}

function required(form: Form, name: string): string {
  const value = form.get(name);
  if (value === undefined) throw oauthRefusals.missing();
  return value;
}

function checkClient(c: EmulatorContext, form: Form): void {
  const { app } = c.var.world.state;
  if (form.get('client_key') !== app.clientKey || form.get('client_secret') !== app.clientSecret) {
    throw oauthRefusals.client();
  }
}

const secrets = new Set(['client_secret', 'code', 'code_verifier', 'refresh_token', 'token']);

function maskSecrets(form: Form): JsonObject {
  return Object.fromEntries([...form].map(([name, value]) => [name, secrets.has(name) ? '•••' : value]));
}
