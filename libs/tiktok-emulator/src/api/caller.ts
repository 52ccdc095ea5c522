import type { EmulatorContext } from '../emulation.ts';
import { type Endpoint, type EndpointName, endpoints } from '../wire/endpoints.ts';
import { refusal } from '../wire/refusals.ts';
import type { Account } from '../world/account.ts';
import type { Grant } from '../world/authorization.ts';
import type { Scope } from '../world/client-app.ts';
import { takeFromRateWindow } from '../world/rate-windows.ts';

/** Who calls a data endpoint, by the access token. */
export interface Caller {
  token: string;
  grant: Grant;
  account: Account;
}

/** Token, then scope, then rate: the first checks of every data endpoint, in TikTok's order. */
export function admitCaller(c: EmulatorContext, name: EndpointName): Caller {
  const endpoint: Endpoint = endpoints[name];
  const caller = identifyCaller(c);
  if (endpoint.scopes && !endpoint.scopes.some((scope) => hasScope(caller, scope))) {
    throw refusal('scope_not_authorized');
  }
  countRequest(c, caller, name);
  return caller;
}

export function identifyCaller(c: EmulatorContext): Caller {
  const { state, clock } = c.var.world;
  const token = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
  const accessToken = token === undefined ? undefined : state.accessTokens.get(token);
  const grant = accessToken && state.grants.get(accessToken.grantId);
  const account = grant && state.accounts.get(grant.username);
  if (!accessToken || !grant || !account || accessToken.expiresAt <= clock.now() || grant.removedAt !== null) {
    throw refusal('access_token_invalid');
  }
  c.set('account', account.username);
  return { token: accessToken.token, grant, account };
}

export function hasScope({ grant }: Caller, scope: Scope): boolean {
  return grant.scopes.includes(scope);
}

function countRequest(c: EmulatorContext, caller: Caller, name: EndpointName): void {
  const { world } = c.var;
  const { perMinute }: Endpoint = endpoints[name];
  if (perMinute === undefined || world.switches.rateLimits === 'off') return;
  if (!takeFromRateWindow(world, `${name} ${caller.token}`, perMinute)) throw refusal('rate_limit_exceeded');
}
