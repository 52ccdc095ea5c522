import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AccessReceipt, AccessRequest, Invitation, Page, Problem, SignedIn } from '@flowcast/shared-models';
import { DataSource } from 'typeorm';
import { SecretBox } from '../src/platform/secrets/index.ts';
import type { PortalClient } from './support/portal-client.ts';
import { inviteToken, jsonOf, problemOf, signIn, signInAs } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';

const dayMs = 86_400_000;
const nobody = '00000000-0000-4000-8000-000000000000';

describe('somebody who is not invited', () => {
  let stack: TestStack;
  let ava: PortalClient;
  let avasId: string;

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
    // Once: an address may sign in thirty times a minute.
    const signedIn = await signInAs(stack, 'ava.studio', 'admin');
    ava = signedIn.browser;
    avasId = signedIn.me.creator.id;
  });

  afterAll(() => stack.close());

  beforeEach(async () => {
    await query('delete from invitations');
    await query('delete from access_requests');
    await query(`delete from creators where id <> '${avasId}'`);
  });

  const query = <T>(sql: string): Promise<T[]> => stack.api.get(DataSource).query<T[]>(sql);

  /** What the refused sign-in tells. */
  const turnedAway = async (account = 'leo.creates') =>
    jsonOf<Problem>(await signIn(stack, stack.browser(), { account }));

  const ask = (ticket: string, note?: string) =>
    stack.browser().send('POST', '/api/access-requests', { ticket, ...(note === undefined ? {} : { note }) });

  const askAs = async (account: string, note?: string) => {
    const { access } = await turnedAway(account);
    return ask(access?.ticket ?? '', note);
  };

  const requests = async () => (await jsonOf<Page<AccessRequest>>(await ava.get('/api/access-requests'))).items;

  const answerLeo = async (verb: string, body?: unknown) => {
    const [request] = await requests();
    return ava.send('POST', `/api/access-requests/${request?.id}/${verb}`, body);
  };

  it('is told how to ask, and nothing is kept of them until they do', async () => {
    const { code, access } = await turnedAway();

    expect(code).toBe('not_invited');
    expect(access).toEqual({ ticket: expect.any(String), request: null });
    expect(access?.ticket).not.toContain('Leo');
    expect(await query('select id from access_requests')).toEqual([]);
  });

  it('may ask as well when they came by a link that works no more', async () => {
    const token = await inviteToken(stack);
    await query(`update invitations set revoked_at = now() where used_at is null`);

    const { code, access } = await jsonOf<Problem>(
      await signIn(stack, stack.browser(), { account: 'leo.creates', invite: token }),
    );

    expect(code).toBe('invitation_invalid');
    expect((await ask(access?.ticket ?? '')).status).toBe(201);
  });

  it('asks, and admins see their name, picture and note', async () => {
    const answer = await askAs('leo.creates', '  I edit with Ava. ');

    const receipt = await jsonOf<AccessReceipt>(answer);
    expect(answer.status).toBe(201);
    expect(receipt.status).toBe('open');
    expect(Math.round((Date.parse(receipt.endsAt) - Date.parse(receipt.requestedAt)) / dayMs)).toBe(30);
    const [request] = await requests();
    expect(request).toMatchObject({ displayName: 'Leo Marin', note: 'I edit with Ava.', endsAt: receipt.endsAt });
    const picture = await ava.get(request?.avatarUrl ?? '');
    const original = await fetch(`${stack.emulatorUrl}/avatars/leo.creates-168.png`);
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(Buffer.from(await original.arrayBuffer()));
  });

  it('has one open request, and is told of it at the next try', async () => {
    const first = await jsonOf<AccessReceipt>(await askAs('leo.creates', 'first'));
    await askAs('leo.creates', 'second');

    const { access } = await turnedAway();

    expect(access?.request).toMatchObject({ status: 'open', requestedAt: first.requestedAt });
    expect((await requests()).map(({ note }) => note)).toEqual(['second']);
  });

  it('comes in without a link once an admin has invited them, in the role the admin chose', async () => {
    await askAs('leo.creates');

    const invitation = await jsonOf<Invitation>(await answerLeo('invite', { role: 'admin' }));

    expect(invitation).toMatchObject({ role: 'admin', status: 'open', invitedName: 'Leo Marin', usedBy: null });
    expect(await requests()).toEqual([]);
    expect((await turnedAway('noor.private')).code).toBe('not_invited');
    const { creator } = await jsonOf<SignedIn>(await signIn(stack, stack.browser(), { account: 'leo.creates' }));
    expect(creator).toMatchObject({ displayName: 'Leo Marin', role: 'admin' });
    const { items } = await jsonOf<Page<Invitation>>(await ava.get('/api/invitations'));
    expect(items[0]).toMatchObject({ id: invitation.id, status: 'used', usedBy: { displayName: 'Leo Marin' } });
  });

  it('stays out when that invitation was taken back', async () => {
    await askAs('leo.creates');
    const { id } = await jsonOf<Invitation>(await answerLeo('invite', { role: 'creator' }));

    await ava.send('DELETE', `/api/invitations/${id}`);

    expect((await turnedAway()).code).toBe('not_invited');
  });

  it('hears that an admin said no, and may ask again after a week', async () => {
    await askAs('leo.creates', 'please');
    expect((await answerLeo('dismiss')).status).toBe(204);

    const { access } = await turnedAway();

    expect(access?.request?.status).toBe('dismissed');
    expect(Math.round((Date.parse(access?.request?.endsAt ?? '') - Date.now()) / dayMs)).toBe(7);
    expect(await problemOf(await ask(access?.ticket ?? ''))).toBe('409 access_request_dismissed');
    expect(await requests()).toEqual([]);
    await query(`update access_requests set ends_at = now() - interval '1 second'`);
    expect((await ask(access?.ticket ?? '')).status).toBe(201);
    expect(await requests()).toHaveLength(1);
  });

  it('is forgotten when nobody answers within the month', async () => {
    await askAs('leo.creates');
    await query(`update access_requests set ends_at = now() - interval '1 second'`);

    expect(await requests()).toEqual([]);
    expect((await turnedAway()).access?.request).toBeNull();
    await askAs('noor.private');
    expect(await query('select id from access_requests')).toHaveLength(1);
  });

  it('waits no longer once a link let them in', async () => {
    await askAs('leo.creates');

    await signInAs(stack, 'leo.creates');

    expect(await requests()).toEqual([]);
  });

  it('cannot ask when they are in by now, or suspended', async () => {
    const { access } = await turnedAway();
    await signInAs(stack, 'leo.creates');
    expect(await problemOf(await ask(access?.ticket ?? ''))).toBe('409 conflict');

    await query(`update creators set status = 'suspended' where role = 'creator'`);
    const { code, access: none } = await turnedAway();
    expect(code).toBe('creator_suspended');
    expect(none).toBeUndefined();
    expect(await problemOf(await ask(access?.ticket ?? ''))).toBe('409 conflict');
  });

  it('asks for nobody else: the ticket must be ours, whole and fresh', async () => {
    const { access } = await turnedAway();
    const ticket = access?.ticket ?? '';
    const old = { openId: 'x', displayName: 'x', avatarUrl: '', endsAtMs: Date.now() - 1 };
    const stale = stack.api.get(SecretBox).seal(JSON.stringify(old), 'access-ticket');
    const elsewhere = stack.api.get(SecretBox).seal(JSON.stringify(old), 'account:x:access');

    for (const bad of ['made up', `${ticket}A`, ticket.slice(0, -4), stale, elsewhere]) {
      expect(await problemOf(await ask(bad))).toBe('403 access_ticket_invalid');
    }
    expect(await problemOf(await ask(ticket, 'x'.repeat(301)))).toBe('422 invalid_fields');
    expect(await query('select id from access_requests')).toEqual([]);
  });

  it('is answered by admins only, and once', async () => {
    await askAs('leo.creates');
    const [request] = await requests();
    const noor = (await signInAs(stack, 'noor.private')).browser;

    expect(await problemOf(await noor.get('/api/access-requests'))).toBe('403 forbidden');
    expect(await problemOf(await noor.get(request?.avatarUrl ?? ''))).toBe('403 forbidden');
    for (const [verb, body] of [['invite', { role: 'admin' }], ['dismiss']] as const) {
      const path = `/api/access-requests/${request?.id}/${verb}`;
      expect(await problemOf(await noor.send('POST', path, body))).toBe('403 forbidden');
      expect(await problemOf(await stack.browser().send('POST', path, body))).toBe('401 not_signed_in');
    }
    const invite = () => ava.send('POST', `/api/access-requests/${request?.id}/invite`, { role: 'creator' });
    const answers = await Promise.all([invite(), invite()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect(await problemOf(await ava.send('POST', `/api/access-requests/${nobody}/dismiss`))).toBe('404 not_found');
  });
});

describe('too many requests for access', () => {
  it('are put off', async () => {
    const stack = await startTestStack({ worker: false });
    const browser = stack.browser();
    const answers: string[] = [];
    for (let count = 0; count < 31; count += 1) {
      answers.push(await problemOf(await browser.send('POST', '/api/access-requests', { ticket: 'made up' })));
    }

    expect(answers.at(0)).toBe('403 access_ticket_invalid');
    expect(answers.at(-1)).toBe('429 rate_limited');
    await stack.close();
  });
});
