import type { EmulatorSwitches } from '../switches.ts';
import type { ClientApp, Scope } from '../world/client-app.ts';
import { isRegistered, redirectKindOf } from './redirect-uri.ts';

export interface AuthorizeRequest {
  redirectUri: string;
  scopes: Scope[];
  /** Null: the client sent none, which TikTok tolerates. */
  state: string | null;
  challenge: string | null;
  /** `0`, `1` or as sent; null when absent. */
  disableAutoAuth: string | null;
}

/** Names of what is wrong, as TikTok's error page lists them. */
export type WrongParameter = 'client_key' | 'response_type' | 'redirect_uri' | 'scope' | 'code_challenge';

export type AuthorizeReading = { request: AuthorizeRequest } | { wrong: WrongParameter[] };

const hexChallenge = /^[0-9a-f]{64}$/;
const base64UrlChallenge = /^[A-Za-z0-9_-]{43}$/;

/** Reads the query of the authorize page, or says which parameters TikTok would name as wrong. */
export function readAuthorizeRequest(
  query: URLSearchParams,
  app: ClientApp,
  pkce: EmulatorSwitches['pkce'],
): AuthorizeReading {
  const redirectUri = query.get('redirect_uri') ?? '';
  const scopes = readScopes(query.get('scope'), app);
  const wrong: WrongParameter[] = [];
  if (query.get('client_key') !== app.clientKey) wrong.push('client_key');
  if (query.get('response_type') !== 'code') wrong.push('response_type');
  if (!isRegistered(redirectUri, app.redirectUris)) wrong.push('redirect_uri');
  if (scopes === null) wrong.push('scope');
  if (!isChallengeAcceptable(query, redirectUri, pkce)) wrong.push('code_challenge');
  if (scopes === null || wrong.length > 0) return { wrong };
  const request: AuthorizeRequest = {
    redirectUri,
    scopes,
    state: query.get('state'),
    challenge: query.get('code_challenge'),
    disableAutoAuth: query.get('disable_auto_auth'),
  };
  return { request };
}

/** user.info.basic belongs to every login, whether asked for or not. */
function readScopes(text: string | null, app: ClientApp): Scope[] | null {
  const asked = (text ?? '').split(',').filter((scope) => scope !== '');
  const known = app.scopes.filter((scope) => asked.includes(scope));
  if (asked.length === 0 || asked.some((scope) => !known.some((name) => name === scope))) return null;
  return known.includes('user.info.basic') ? known : ['user.info.basic', ...known];
}

/** A base64url challenge passes this page with a Desktop redirect too; it fails at the token call, as it does live. */
function isChallengeAcceptable(query: URLSearchParams, redirectUri: string, pkce: EmulatorSwitches['pkce']): boolean {
  const challenge = query.get('code_challenge');
  const isRequired = pkce === 'hex-everywhere' || redirectKindOf(redirectUri) === 'desktop';
  if (challenge === null) return !isRequired;
  const isFormed = hexChallenge.test(challenge) || base64UrlChallenge.test(challenge);
  return isFormed && (query.get('code_challenge_method') ?? '') === 'S256';
}
