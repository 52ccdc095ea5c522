import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CreatedInvitation, Invitation, Me, Page } from '@flowcast/shared-models';
import { DataSource } from 'typeorm';
import type { PortalClient } from './support/portal-client.ts';
import { jsonOf, problemOf, signIn, signInAs, tokenOf } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';

const hour = 3_600_000;

describe('invitations', () => {
  let stack: TestStack;
  let ava: { browser: PortalClient; me: Me };

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
    ava = await signInAs(stack, 'ava.studio', 'admin');
  });

  afterAll(() => stack.close());

  const create = async (request: unknown) =>
    jsonOf<CreatedInvitation>(await ava.browser.send('POST', '/api/invitations', request));

  const newest = async () => {
    const page = await jsonOf<Page<Invitation>>(await ava.browser.get('/api/invitations?limit=1'));
    return page.items[0];
  };

  it('are made by admins, for a week, with a link that is shown once', async () => {
    const answer = await ava.browser.send('POST', '/api/invitations', { role: 'creator', note: ' for Leo ' });

    const { url, ...invitation } = await jsonOf<CreatedInvitation>(answer);
    expect(answer.status).toBe(201);
    expect(url).toMatch(new RegExp(`^${stack.config.publicUrl}/join/[A-Za-z0-9_-]{43}$`));
    expect(invitation).toMatchObject({ role: 'creator', note: 'for Leo', status: 'open', usedBy: null });
    expect(Date.parse(invitation.expiresAt) - Date.now()).toBeGreaterThan(167 * hour);
    expect(await newest()).toEqual(invitation);
    const rows = await stack.api.get(DataSource).query<unknown[]>('select * from invitations');
    expect(JSON.stringify(rows)).not.toContain(tokenOf(url));
  });

  it('say who used them', async () => {
    const { url } = await create({ role: 'admin', expiresInHours: 1 });

    await signIn(stack, stack.browser(), { account: 'leo.creates', invite: tokenOf(url) });

    const invitation = await newest();
    expect(invitation).toMatchObject({ status: 'used', usedBy: { displayName: 'Leo Marin' } });
    expect(await problemOf(await ava.browser.send('DELETE', `/api/invitations/${invitation?.id}`))).toBe(
      '409 conflict',
    );
  });

  it('can be taken back, and then let nobody in', async () => {
    const { id, url } = await create({ role: 'creator' });

    const answer = await ava.browser.send('DELETE', `/api/invitations/${id}`);

    expect(answer.status).toBe(204);
    expect(await newest()).toMatchObject({ id, status: 'revoked' });
    const late = await signIn(stack, stack.browser(), { account: 'noor.private', invite: tokenOf(url) });
    expect(await problemOf(late)).toBe('403 invitation_invalid');
  });

  it('expire', async () => {
    const { id } = await create({ role: 'creator' });
    await stack.api
      .get(DataSource)
      .query(`update invitations set expires_at = now() - interval '1 second' where id = $1`, [id]);

    expect(await newest()).toMatchObject({ id, status: 'expired' });
  });

  it('are the business of admins only', async () => {
    const { browser } = await signInAs(stack, 'noor.private');
    const { id } = await create({ role: 'creator' });

    expect(await problemOf(await browser.get('/api/invitations'))).toBe('403 forbidden');
    expect(await problemOf(await browser.send('POST', '/api/invitations', { role: 'admin' }))).toBe('403 forbidden');
    expect(await problemOf(await browser.send('DELETE', `/api/invitations/${id}`))).toBe('403 forbidden');
  });

  it('must be asked for in the right words, and must exist', async () => {
    const bad = { role: 'owner', expiresInHours: 0 };
    const nobody = '00000000-0000-4000-8000-000000000000';

    expect(await problemOf(await ava.browser.send('POST', '/api/invitations', bad))).toBe('422 invalid_fields');
    expect(await problemOf(await ava.browser.send('DELETE', `/api/invitations/${nobody}`))).toBe('404 not_found');
  });
});
