import type { Me, Problem, Role, SignedIn } from '@flowcast/shared-models';
import { InvitationsService } from '../../src/features/invitations/index.ts';
import type { PortalClient } from './portal-client.ts';
import type { TestStack } from './test-stack.ts';

/** The token of a new invitation link. */
export async function inviteToken(stack: TestStack, role: Role = 'creator'): Promise<string> {
  const issue = { role, note: null, expiresInHours: 1, createdById: null };
  const { url } = await stack.api.get(InvitationsService).issue(issue);
  return tokenOf(url);
}

/** The token in an invitation link. */
export const tokenOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

interface Visit {
  /** The emulated TikTok user who consents. */
  account: string;
  invite?: string;
  connect?: boolean;
  returnTo?: string;
  /** What the user ticks; everything when absent. */
  scopes?: string[];
}

export interface Callback {
  code: string;
  state: string;
}

/** Goes to TikTok's login and consents there; answers what TikTok sends to the callback page. */
export async function visitTikTok(
  stack: TestStack,
  browser: PortalClient,
  { account, invite, connect, returnTo, scopes }: Visit,
): Promise<Callback> {
  await stack.control('POST', '/__control/consent', { auto: true, account, ...(scopes && { scopes }) });
  const query = new URLSearchParams({
    ...(invite === undefined ? {} : { invite }),
    ...(connect ? { connect: '1' } : {}),
    ...(returnTo === undefined ? {} : { return_to: returnTo }),
  });
  const departure = await browser.get(`/api/auth/tiktok?${query.toString()}`);
  if (departure.status !== 302) throw new Error(`The sign-in did not begin: ${await departure.text()}`);
  const login = await fetch(departure.headers.get('Location') ?? '', { redirect: 'manual' });
  const callback = new URL(login.headers.get('Location') ?? '');
  return { code: callback.searchParams.get('code') ?? '', state: callback.searchParams.get('state') ?? '' };
}

/** What the web's callback page does with what TikTok sent. */
export function exchange(browser: PortalClient, callback: Callback): Promise<Response> {
  return browser.send('POST', '/api/exchange_token', callback);
}

/** A whole sign-in; answers the API's last word. */
export async function signIn(stack: TestStack, browser: PortalClient, visit: Visit): Promise<Response> {
  return exchange(browser, await visitTikTok(stack, browser, visit));
}

/** Signs in as an emulated TikTok user by a real invitation, consent and token exchange. */
export async function signInAs(
  stack: TestStack,
  account: string,
  role: Role = 'creator',
): Promise<{ browser: PortalClient; me: Me }> {
  const browser = stack.browser();
  const answer = await signIn(stack, browser, { account, invite: await inviteToken(stack, role) });
  if (answer.status !== 200) throw new Error(`Signing in as ${account} failed: ${await answer.text()}`);
  const { creator, accounts } = await jsonOf<SignedIn>(answer);
  return { browser, me: { creator, accounts } };
}

export async function jsonOf<T>(answer: Response): Promise<T> {
  return (await answer.json()) as T;
}

/** `status code` of a problem answer, e.g. `403 not_invited`. */
export async function problemOf(answer: Response): Promise<string> {
  const { code } = await jsonOf<Problem>(answer);
  return `${answer.status} ${code}`;
}
