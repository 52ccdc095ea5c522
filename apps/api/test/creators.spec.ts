import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Creator, Me, Page } from '@flowcast/shared-models';
import { DataSource } from 'typeorm';
import type { PortalClient } from './support/portal-client.ts';
import { jsonOf, problemOf, signIn, signInAs } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';

describe('creators, for admins', () => {
  let stack: TestStack;
  let ava: { browser: PortalClient; me: Me };
  let leo: { browser: PortalClient; me: Me };

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
    ava = await signInAs(stack, 'ava.studio', 'admin');
    leo = await signInAs(stack, 'leo.creates');
  });

  afterAll(() => stack.close());

  beforeEach(async () => {
    const database = stack.api.get(DataSource);
    await database.query(`delete from creators where id not in ($1, $2)`, [ava.me.creator.id, leo.me.creator.id]);
    await database.query(
      `update creators set status = 'active', role = case id when $1 then 'admin' else 'creator' end`,
      [ava.me.creator.id],
    );
  });

  const patch = (by: { browser: PortalClient }, whom: { me: Me }, change: unknown) =>
    by.browser.send('PATCH', `/api/creators/${whom.me.creator.id}`, change);

  it('are nobody else’s business', async () => {
    expect(await problemOf(await leo.browser.get('/api/creators'))).toBe('403 forbidden');
    expect(await problemOf(await patch(leo, leo, { role: 'admin' }))).toBe('403 forbidden');
    expect(await problemOf(await stack.browser().get('/api/creators'))).toBe('401 not_signed_in');
  });

  it('can be signed out everywhere, and sign in again', async () => {
    const phone = await signInAs(stack, 'leo.creates');
    const path = `/api/creators/${leo.me.creator.id}/sign-out`;
    expect(await problemOf(await leo.browser.send('POST', path))).toBe('403 forbidden');

    expect((await ava.browser.send('POST', path)).status).toBe(204);

    expect(await problemOf(await leo.browser.get('/api/me'))).toBe('401 not_signed_in');
    expect(await problemOf(await phone.browser.get('/api/me'))).toBe('401 not_signed_in');
    leo = await signInAs(stack, 'leo.creates');
    const nobody = '/api/creators/00000000-0000-4000-8000-000000000000/sign-out';
    expect(await problemOf(await ava.browser.send('POST', nobody))).toBe('404 not_found');
  });

  it('are listed newest first', async () => {
    const { items } = await jsonOf<Page<Creator>>(await ava.browser.get('/api/creators'));

    expect(items).toEqual([
      {
        id: leo.me.creator.id,
        displayName: 'Leo Marin',
        role: 'creator',
        status: 'active',
        avatarUrl: leo.me.accounts[0]?.avatarUrl,
        createdAt: expect.any(String),
        lastSeenAt: expect.any(String),
      },
      expect.objectContaining({ id: ava.me.creator.id, role: 'admin' }),
    ]);
  });

  it('come page by page, also when many came in the same instant', async () => {
    await stack.api.get(DataSource).query(`insert into creators (display_name, role, created_at)
              select 'Creator ' || n, 'creator', '2026-01-01T00:00:00.000123Z' from generate_series(1, 7) n`);

    const names: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: Page<Creator> = await jsonOf(await ava.browser.get(`/api/creators?limit=2${query}`));
      expect(page.items.length).toBeLessThanOrEqual(2);
      names.push(...page.items.map(({ displayName }) => displayName));
      cursor = page.nextCursor;
    }

    expect(names).toHaveLength(9);
    expect(new Set(names).size).toBe(9);
  });

  it('have cursors of ours only', async () => {
    expect(await problemOf(await ava.browser.get('/api/creators?cursor=abc'))).toBe('400 invalid_request');
    expect(await problemOf(await ava.browser.get('/api/creators?limit=0'))).toBe('422 invalid_fields');
  });

  it('can be made admins, which counts at once', async () => {
    const answer = await patch(ava, leo, { role: 'admin' });

    expect(await jsonOf<Creator>(answer)).toMatchObject({ id: leo.me.creator.id, role: 'admin' });
    expect((await leo.browser.get('/api/creators')).status).toBe(200);
  });

  it('are signed out everywhere when they are suspended, and can come back later', async () => {
    const phone = stack.browser();
    await signIn(stack, phone, { account: 'leo.creates' });

    expect((await patch(ava, leo, { status: 'suspended' })).status).toBe(200);
    expect(await problemOf(await leo.browser.get('/api/me'))).toBe('401 not_signed_in');

    await patch(ava, leo, { status: 'active' });
    expect(await problemOf(await phone.get('/api/me'))).toBe('401 not_signed_in');
    expect((await signIn(stack, leo.browser, { account: 'leo.creates' })).status).toBe(200);
  });

  it.each([{ role: 'creator' }, { status: 'suspended' }])('keep their last admin: not %j', async (change) => {
    expect(await problemOf(await patch(ava, ava, change))).toBe('409 conflict');
    expect((await ava.browser.get('/api/creators')).status).toBe(200);
  });

  it('keep an admin when two demote each other at once', async () => {
    await patch(ava, leo, { role: 'admin' });

    const answers = await Promise.all([patch(ava, leo, { role: 'creator' }), patch(leo, ava, { role: 'creator' })]);

    const admins = await stack.api.get(DataSource).query<unknown[]>(`select id from creators where role = 'admin'`);
    expect(answers.map(({ status }) => status)).toContain(200);
    expect(admins).toHaveLength(1);
  });

  it('must exist, and be changed in known ways', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';

    expect(await problemOf(await ava.browser.send('PATCH', `/api/creators/${nobody}`, { role: 'admin' }))).toBe(
      '404 not_found',
    );
    expect(await problemOf(await patch(ava, leo, { role: 'owner' }))).toBe('422 invalid_fields');
    expect(await problemOf(await patch(ava, leo, { displayName: 'L' }))).toBe('422 invalid_fields');
    expect((await patch(ava, leo, {})).status).toBe(200);
  });
});
