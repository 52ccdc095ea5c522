import { setTimeout as sleep } from 'node:timers/promises';
import type { MiddlewareHandler } from 'hono';
import { ConnectionCut, type EmulatorContext, type Environment } from '../emulation.ts';
import { endpoints } from '../wire/endpoints.ts';
import { ApiRefusal, OAuthRefusal } from '../wire/refusals.ts';
import { type AccountSettings, changedAccount } from '../world/account.ts';
import { removeAuthorization } from '../world/authorizations.ts';
import type { Fault } from '../world/fault.ts';
import { strike } from '../world/faults.ts';
import { findByUpload } from '../world/publishes.ts';
import type { World } from '../world/world.ts';

type Rule = Fault['rule'];

/** Lets the scripted faults strike: some before TikTok acts, some after, some carried out by the handler. */
export const injectFaults: MiddlewareHandler<Environment> = async (c, next) => {
  const { endpoint, world } = c.var;
  if (endpoint === null || world.state.faults.length === 0) return next();
  if (endpoint === 'token' && (await isRefresh(c))) c.set('endpoint', 'refresh');
  const account = await accountOf(c);
  const rules = strike(world, c.var.endpoint ?? endpoint, account);
  for (const rule of rules) await strikeBefore(c, rule, account);
  await next();
  for (const rule of rules) strikeAfter(c, rule);
};

async function strikeBefore(c: EmulatorContext, rule: Rule, username: string | null): Promise<void> {
  c.var.notes.push(`fault: ${rule.kind}${'when' in rule ? ` ${rule.when}` : ''}`);
  switch (rule.kind) {
    case 'delay':
      await sleep(rule.delayMs);
      return;
    case 'lost_answer':
      if (rule.when === 'before') throw new ConnectionCut();
      return;
    case 'server_error':
      if (rule.when === 'before') throw new ApiRefusal('internal_error', { status: rule.status });
      return;
    case 'cut':
      if (c.var.endpoint !== 'upload') throw new ConnectionCut();
      c.set('cutAfterBytes', rule.afterBytes);
      return;
    case 'code':
      throw refusalOf(c, rule);
    case 'stuck':
      c.set('stuck', rule);
      return;
    case 'fail_reason':
      c.set('failReason', rule);
      return;
    case 'pull':
      c.set('pull', rule);
      return;
    case 'account_settings':
      changeAccount(c.var.world, username, rule.settings);
      return;
    case 'authorization_removed':
      if (username !== null) removeAuthorization(c.var.world, username, rule.reason);
      return;
    case 'unreadable':
  }
}

function changeAccount({ state }: World, username: string | null, settings: AccountSettings): void {
  const account = state.accounts.get(username ?? '');
  if (account) state.accounts.set(account.username, changedAccount(account, settings));
}

function strikeAfter(c: EmulatorContext, rule: Rule): void {
  if (rule.kind === 'lost_answer' && rule.when === 'after') throw new ConnectionCut();
  if (rule.kind === 'server_error' && rule.when === 'after') {
    throw new ApiRefusal('internal_error', { status: rule.status });
  }
  if (rule.kind === 'unreadable') {
    const headers = { 'content-type': 'text/html' };
    c.res = new Response('<html><body>Service</body></html>', { status: rule.status, headers });
  }
}

function refusalOf(c: EmulatorContext, { code, message, status }: Extract<Rule, { kind: 'code' }>): Error {
  const isOAuth = c.var.endpoint !== null && endpoints[c.var.endpoint].family === 'oauth';
  if (isOAuth && status === undefined) return new OAuthRefusal(code, message ?? 'Injected by a fault.');
  return new ApiRefusal(code, { ...(message !== undefined && { message }), ...(status !== undefined && { status }) });
}

async function isRefresh(c: EmulatorContext): Promise<boolean> {
  return new URLSearchParams(await c.req.text()).get('grant_type') === 'refresh_token';
}

/** In whose name the request comes, as far as that can be seen before it is handled. */
async function accountOf(c: EmulatorContext): Promise<string | null> {
  const { state } = c.var.world;
  if (c.var.endpoint === 'upload') {
    const { upload_id: id = '', upload_token: token = '' } = c.req.query();
    return findByUpload(c.var.world, id, token)?.username ?? null;
  }
  const bearer = c.req.header('authorization')?.replace('Bearer ', '') ?? '';
  const refreshToken = c.var.endpoint === 'refresh' ? new URLSearchParams(await c.req.text()).get('refresh_token') : '';
  const grantId = (state.accessTokens.get(bearer) ?? state.refreshTokens.get(refreshToken ?? ''))?.grantId;
  return state.grants.get(grantId ?? '')?.username ?? null;
}
