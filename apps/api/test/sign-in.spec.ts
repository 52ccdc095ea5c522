import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signInAs } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';

describe('signing in', () => {
  let stack: TestStack;

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
  });

  afterAll(() => stack.close());

  it('lets an invited person in', async () => {
    const { browser, me } = await signInAs(stack, 'ava.studio', 'admin');

    expect(me.creator).toMatchObject({ displayName: 'Ava Laurent', role: 'admin' });
    expect(await (await browser.get('/api/me')).json()).toEqual(me);
  });
});
