import { type APIRequestContext, type BrowserContextOptions, request } from '@playwright/test';
import type { EmulatorControl } from './emulator.ts';

export type SavedState = Exclude<BrowserContextOptions['storageState'], string | undefined>;

/** How somebody gets in without a browser. */
export interface Entrance {
  baseURL: string;
  emulator: EmulatorControl;
  /** Where the session of an admin is kept, who invites. */
  adminState: string;
}

/**
 * Invites somebody and signs them in as their browser would, but without one: quick, for journeys that begin after the
 * sign-in. Answers the session; `scopes`: what is ticked on TikTok's page, everything when absent.
 */
export async function signInQuickly(
  { baseURL, emulator, adminState }: Entrance,
  username: string,
  scopes?: readonly string[],
): Promise<SavedState> {
  const admin = await request.newContext({ baseURL, storageState: adminState });
  try {
    const invitation = await admin.post('/api/invitations', { data: { role: 'creator', note: username } });
    const { url } = (await invitation.json()) as { url: string };
    return await signInByLink({ baseURL, emulator }, url, username, scopes);
  } finally {
    await admin.dispose();
  }
}

/** Takes up an invitation, or the link of the first run, and answers the session. */
export async function signInByLink(
  { baseURL, emulator }: Pick<Entrance, 'baseURL' | 'emulator'>,
  link: string,
  username: string,
  scopes?: readonly string[],
): Promise<SavedState> {
  const browser = await request.newContext({ baseURL });
  try {
    await emulator.consentAtOnce(username, scopes);
    const callback = await callbackOf(browser, link.slice(link.lastIndexOf('/') + 1));
    const answer = await browser.post('/api/exchange_token', { data: callback });
    if (!answer.ok()) throw new Error(`The sign-in of ${username} was refused: ${await answer.text()}`);
    return await browser.storageState();
  } finally {
    await emulator.consentAtOnce(null);
    await browser.dispose();
  }
}

async function callbackOf(browser: APIRequestContext, invite: string): Promise<{ code: string; state: string }> {
  const departure = await browser.get(`/api/auth/tiktok?invite=${invite}`, { maxRedirects: 0 });
  const consent = await browser.get(departure.headers()['location'] ?? '', { maxRedirects: 0 });
  const { searchParams } = new URL(consent.headers()['location'] ?? '');
  return { code: searchParams.get('code') ?? '', state: searchParams.get('state') ?? '' };
}
