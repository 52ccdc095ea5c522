import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { EmulatorContext, Environment } from '../emulation.ts';
import { authorizeErrorPage } from '../pages/authorize-error-page.ts';
import { consentPage } from '../pages/consent-page.ts';
import { endpoints } from '../wire/endpoints.ts';
import type { Account } from '../world/account.ts';
import { issueCode } from '../world/authorizations.ts';
import type { Scope } from '../world/client-app.ts';
import { type AuthorizeRequest, readAuthorizeRequest } from './authorize-request.ts';

/** Remembers who is signed in at TikTok in this browser. */
const sessionCookie = 'emulator_session';

/** The authorize page; alone among TikTok's addresses it works with and without the trailing slash. */
export function authorizeRoutes(): Hono<Environment> {
  const routes = new Hono<Environment>({ strict: true });
  const paths = [endpoints.authorize.path, endpoints.authorize.path.slice(0, -1)];
  routes.on('GET', paths, (c) => {
    c.set('endpoint', 'authorize');
    return openConsent(c, new URL(c.req.url).searchParams);
  });
  routes.on('POST', paths, async (c) => decide(c, new URLSearchParams(await c.req.text())));
  return routes;
}

async function openConsent(c: EmulatorContext, query: URLSearchParams): Promise<Response> {
  const reading = readAuthorizeRequest(query, c.var.world.state.app, c.var.world.switches.pkce);
  if ('wrong' in reading) return authorizeErrorPage(c, { wrong: reading.wrong });
  const { request } = reading;
  if (request.state === null) c.var.notes.push('no state was sent: the login can be forged');
  const { automaticConsent, accounts } = c.var.world.state;
  if (automaticConsent) {
    const account = accounts.get(automaticConsent.account);
    if (account) return allow(c, request, { account, ticked: automaticConsent.scopes ?? request.scopes });
  }
  const session = accounts.get(getCookie(c, sessionCookie) ?? '');
  if (session && maySkipConsent(c, request, session)) {
    return allow(c, request, { account: session, ticked: request.scopes });
  }
  return consentPage(c, { request, query, selected: session?.username ?? null });
}

/** A session that granted all of it before may pass without the page, unless the client forbids it. */
function maySkipConsent(c: EmulatorContext, request: AuthorizeRequest, account: Account): boolean {
  const { switches, state } = c.var.world;
  const isAsked =
    request.disableAutoAuth === '0' || (switches.silentConsent === 'by-default' && request.disableAutoAuth !== '1');
  const granted = [...state.grants.values()].filter(
    (grant) => grant.username === account.username && grant.removedAt === null,
  );
  return isAsked && request.scopes.every((scope) => granted.some((grant) => grant.scopes.includes(scope)));
}

/** The form carries TikTok's query again, so the page needs neither script nor state. */
async function decide(c: EmulatorContext, form: URLSearchParams): Promise<Response> {
  const { state, switches } = c.var.world;
  const reading = readAuthorizeRequest(form, state.app, switches.pkce);
  if ('wrong' in reading) return authorizeErrorPage(c, { wrong: reading.wrong });
  const { request } = reading;
  if (form.get('decision') === 'cancel') return cancel(c, request);
  const account = state.accounts.get(form.get('account') ?? '');
  if (!account) return consentPage(c, { request, query: form, selected: null });
  const ticked = request.scopes.filter((scope) => form.getAll('granted_scope').includes(scope));
  setCookie(c, sessionCookie, account.username, { path: '/', httpOnly: true, sameSite: 'Lax' });
  return allow(c, request, { account, ticked });
}

function allow(
  c: EmulatorContext,
  request: AuthorizeRequest,
  consent: { account: Account; ticked: Scope[] },
): Response | Promise<Response> {
  const { world } = c.var;
  const { account, ticked } = consent;
  const { targetUsers } = world.state.app;
  if (targetUsers && !targetUsers.includes(account.username)) {
    deleteCookie(c, sessionCookie);
    return authorizeErrorPage(c, { wrong: [], errorType: 'non_sandbox_target' });
  }
  c.set('account', account.username);
  const scopes = request.scopes.filter((scope) => scope === 'user.info.basic' || ticked.includes(scope));
  const code = issueCode(world, {
    username: account.username,
    scopes,
    redirectUri: request.redirectUri,
    challenge: request.challenge,
  });
  return redirectBack(c, request, { code: code.code, scopes: scopes.join(',') });
}

function cancel(c: EmulatorContext, request: AuthorizeRequest): Response {
  c.set('code', 'access_denied');
  const description = 'User cancelled the authorization';
  return redirectBack(c, request, { error: 'access_denied', error_description: description });
}

function redirectBack(c: EmulatorContext, request: AuthorizeRequest, fields: Record<string, string>): Response {
  const query = new URLSearchParams({ ...fields, ...(request.state !== null && { state: request.state }) });
  return c.redirect(`${request.redirectUri}?${query}`, 302);
}
