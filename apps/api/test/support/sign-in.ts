import type { Me, Role, SignedIn } from '@flowcast/shared-models';
import { InvitationsService } from '../../src/features/invitations/index.ts';
import type { PortalClient } from './portal-client.ts';
import type { TestStack } from './test-stack.ts';

/** The token of a new invitation link. */
export async function inviteToken(stack: TestStack, role: Role = 'creator'): Promise<string> {
  const issue = { role, note: null, expiresInHours: 1, createdById: null };
  const { url } = await stack.api.get(InvitationsService).issue(issue);
  return url.slice(url.lastIndexOf('/') + 1);
}

interface Visit {
  /** The emulated TikTok user who consents. */
  account: string;
  invite?: string;
  connect?: boolean;
  returnTo?: string;
  /** What the user ticks; everything when absent. */
  scopes?: string[];
}

/** Goes to TikTok's login and consents there; answers what TikTok sends to the callback page. */
export async function visitTikTok(
  stack: TestStack,
  browser: PortalClient,
  { account, invite, connect, returnTo, scopes }: Visit,
): Promise<{ code: string; state: string }> {
  await stack.control('POST', '/__control/consent', { auto: true, account, ...(scopes && { scopes }) });
  const query = new URLSearchParams({
    ...(invite === undefined ? {} : { invite }),
    ...(connect ? { connect: '1' } : {}),
    ...(returnTo === undefined ? {} : { return_to: returnTo }),
  });
  const departure = await browser.get(`/api/auth/tiktok?${query.toString()}`);
  const login = await fetch(departure.headers.get('Location') ?? '', { redirect: 'manual' });
  const callback = new URL(login.headers.get('Location') ?? '');
  return { code: callback.searchParams.get('code') ?? '', state: callback.searchParams.get('state') ?? '' };
}

/** Signs in as an emulated TikTok user by a real invitation, consent and token exchange. */
export async function signInAs(
  stack: TestStack,
  account: string,
  role: Role = 'creator',
): Promise<{ browser: PortalClient; me: Me }> {
  const browser = stack.browser();
  const callback = await visitTikTok(stack, browser, { account, invite: await inviteToken(stack, role) });
  const answer = await browser.send('POST', '/api/exchange_token', callback);
  if (answer.status !== 200) throw new Error(`Signing in as ${account} failed: ${await answer.text()}`);
  const { creator, accounts } = (await answer.json()) as SignedIn;
  return { browser, me: { creator, accounts } };
}
