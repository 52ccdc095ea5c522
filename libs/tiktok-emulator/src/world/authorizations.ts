import { randomUUID } from 'node:crypto';
import { newAccessToken, newAuthorizationCode, newRefreshToken, openIdFor } from '../wire/ids.ts';
import type { JsonObject } from '../wire/json.ts';
import { type AuthorizationCode, type Grant, lives, type RefreshToken } from './authorization.ts';
import type { Scope } from './client-app.ts';
import { failOpenPublishesOf } from './removal.ts';
import { announce } from './webhooks.ts';
import type { World } from './world.ts';

interface Consent {
  username: string;
  scopes: Scope[];
  redirectUri: string;
  challenge: string | null;
}

/** The user allowed it: a grant, and a code that stands for it once. */
export function issueCode(world: World, consent: Consent): AuthorizationCode {
  const now = world.clock.now();
  const { clientKey } = world.state.app;
  const grant: Grant = {
    grantId: randomUUID(),
    clientKey,
    username: consent.username,
    openId: openIdFor(clientKey, consent.username),
    scopes: consent.scopes,
    grantedAt: now,
    removedAt: null,
  };
  const code: AuthorizationCode = {
    code: newAuthorizationCode(),
    grantId: grant.grantId,
    redirectUri: consent.redirectUri,
    challenge: consent.challenge,
    issuedAt: now,
    usedAt: null,
  };
  world.state.grants.set(grant.grantId, grant);
  world.state.codes.set(code.code, code);
  return code;
}

/** The code, while it is unused and at most ten minutes old. */
export function usableCode(world: World, code: string): AuthorizationCode | null {
  const found = world.state.codes.get(code);
  const isUsable = found?.usedAt === null && world.clock.now() < found.issuedAt + lives.code;
  return found && isUsable ? found : null;
}

export function usableRefreshToken(world: World, token: string): RefreshToken | null {
  const found = world.state.refreshTokens.get(token);
  const now = world.clock.now();
  if (!found || found.expiresAt <= now) return null;
  const isInGrace = found.rotatedAt === null || now < found.rotatedAt + world.switches.refreshGraceMs;
  const isGranted = world.state.grants.get(found.grantId)?.removedAt === null;
  return isInGrace && isGranted ? found : null;
}

/** A new access token for the grant, and the refresh token to go with it, as TikTok's answer holds them. */
export function issueTokens(world: World, grant: Grant, previous?: RefreshToken): JsonObject {
  const now = world.clock.now();
  const access = { token: newAccessToken(), grantId: grant.grantId, expiresAt: now + lives.accessToken };
  world.state.accessTokens.set(access.token, access);
  const refresh = nextRefreshToken(world, grant, previous);
  return {
    access_token: access.token,
    expires_in: lives.accessToken / 1000,
    open_id: grant.openId,
    refresh_expires_in: Math.floor((refresh.expiresAt - now) / 1000),
    refresh_token: refresh.token,
    scope: grant.scopes.join(','),
    token_type: 'Bearer',
  };
}

function nextRefreshToken(world: World, grant: Grant, previous?: RefreshToken): RefreshToken {
  const now = world.clock.now();
  if (previous && world.switches.refreshRotation === 'never') return previous;
  if (previous) previous.rotatedAt ??= now;
  const refresh: RefreshToken = {
    token: newRefreshToken(),
    grantId: grant.grantId,
    expiresAt: previous?.expiresAt ?? now + lives.refreshToken,
    rotatedAt: null,
  };
  world.state.refreshTokens.set(refresh.token, refresh);
  return refresh;
}

/** Reasons of `authorization.removed`. */
export const removalReasons = { userDisconnected: 1, accountDeleted: 2, ageChanged: 3, banned: 4, developerRevoked: 5 };

/** Ends every permission of this user for the app: tokens die, running publishes fail, the app is told. */
export function removeAuthorization(world: World, username: string, reason: number): boolean {
  const now = world.clock.now();
  const live = [...world.state.grants.values()].filter((grant) => grant.username === username && !grant.removedAt);
  for (const grant of live) grant.removedAt = now;
  const [first] = live;
  if (!first) return false;
  failOpenPublishesOf(world, username);
  announce(world, { event: 'authorization.removed', openId: first.openId, content: { reason } });
  return true;
}
