import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Me } from '@flowcast/shared-models';
import { AccountConnections, AccountEntity, AccountsRepository } from '../src/features/accounts/index.ts';
import type { PortalClient } from './support/portal-client.ts';
import { jsonOf, problemOf, signInAs } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';

describe('the picture of an account', () => {
  let stack: TestStack;
  let ava: PortalClient;
  let account: AccountEntity;
  let path: string;
  let server: Server;
  let pictureUrl: string;
  let answerPicture: RequestListener;

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
    const signedIn = await signInAs(stack, 'ava.studio');
    ava = signedIn.browser;
    const [shown] = signedIn.me.accounts;
    path = shown?.avatarUrl ?? '';
    account = (await stack.api.get(AccountsRepository).findById(shown?.id ?? '')) ?? never();
    server = createServer((request, response) => answerPicture(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    pictureUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/picture`;
  });

  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await stack.close();
  });

  const copy = (address: string) =>
    stack.api.get(AccountConnections).copyAvatar(Object.assign(new AccountEntity(), account), address);

  it('is served to its creator and to admins, and to nobody else', async () => {
    const leo = await signInAs(stack, 'leo.creates');
    const noor = await signInAs(stack, 'noor.private', 'admin');

    const answer = await ava.get(path);

    const original = await fetch(`${stack.emulatorUrl}/avatars/ava.studio-168.png`);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(await original.arrayBuffer()));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, max-age=86400',
      'x-content-type-options': 'nosniff',
    });
    expect((await noor.browser.get(path)).status).toBe(200);
    expect(await problemOf(await leo.browser.get(path))).toBe('404 not_found');
    expect(await problemOf(await stack.browser().get(path))).toBe('401 not_signed_in');
  });

  const bigPng = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(2 * 1024 * 1024)]);

  it.each<[string, RequestListener]>([
    ['is larger than 2 MB', (_request, response) => response.end(bigPng)],
    ['is no picture', (_request, response) => response.setHeader('Content-Type', 'image/png').end('<svg/>')],
    ['is not there', (_request, response) => response.writeHead(404).end()],
    ['leads elsewhere', (_request, response) => response.writeHead(302, { Location: '/elsewhere' }).end()],
    ['breaks off', (_request, response) => response.destroy()],
  ])('stays the old one when the new one %s', async (_what, listener) => {
    answerPicture = listener;

    const kept = await copy(pictureUrl);

    expect(kept.avatarKey).toBe(account.avatarKey);
    expect((await ava.get(path)).status).toBe(200);
  });

  it.each(['file:///etc/passwd', 'data:image/png;base64,iVBORw0KGgo=', 'no address'])(
    'is not read from %s',
    async (address) => {
      expect((await copy(address)).avatarKey).toBe(account.avatarKey);
    },
  );

  it.each([
    ['image/jpeg', 'ffd8ffe000104a464946'],
    ['image/webp', '524946460000000057454250'],
  ])('is replaced by a new one (%s), under a new address', async (contentType, hex) => {
    const bytes = Buffer.from(hex, 'hex');
    answerPicture = (_request, response) => response.end(bytes);

    await copy(pictureUrl);

    const url = (await jsonOf<Me>(await ava.get('/api/me'))).accounts[0]?.avatarUrl ?? '';
    const answer = await ava.get(url);
    expect(url).not.toBe(path);
    expect(answer.headers.get('Content-Type')).toBe(contentType);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
  });
});

function never(): never {
  throw new Error('The account is not there.');
}
