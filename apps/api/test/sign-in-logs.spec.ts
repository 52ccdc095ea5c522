import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { SignedIn } from '@flowcast/shared-models';
import { AccountTokens } from '../src/features/accounts/index.ts';
import { exchange, inviteToken, jsonOf, visitTikTok } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';

describe('the log of a sign-in', () => {
  let stack: TestStack | undefined;

  afterEach(async () => {
    await stack?.close();
    jest.restoreAllMocks();
  });

  /** What the process writes to its standard output, which is where the logger writes. */
  const listenToLog = () => {
    const written: string[] = [];
    jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      written.push(String(chunk));
      return true;
    });
    return () => written.join('');
  };

  it('tells what happened, and no code, state, cookie or token', async () => {
    const log = listenToLog();
    stack = await startTestStack({ worker: false, env: { LOG_LEVEL: 'trace' } });
    const browser = stack.browser();
    const invite = await inviteToken(stack);
    const callback = await visitTikTok(stack, browser, { account: 'ava.studio', invite });
    const { account } = await jsonOf<SignedIn>(await exchange(browser, callback));
    await exchange(browser, callback);
    const bad = await visitTikTok(stack, browser, { account: 'ava.studio' });
    await exchange(browser, { ...bad, code: 'a-code-that-tiktok-refuses' });
    const unlucky = await visitTikTok(stack, browser, { account: 'ava.studio' });
    await stack.control('POST', '/__control/faults', { kind: 'lost_answer', at: 'token', when: 'after' });
    await exchange(browser, unlucky);

    const accessToken = await stack.api.get(AccountTokens).accessToken(account.id);

    const text = log();
    expect(text).toContain('"path":"/api/exchange_token"');
    expect(text).toContain('TikTok refused a sign-in: invalid_grant');
    expect(text).toContain('tiktok_unavailable');
    const secrets = [
      ...[
        callback.code,
        callback.state,
        bad.code,
        bad.state,
        unlucky.code,
        unlucky.state,
        'a-code-that-tiktok-refuses',
        invite,
        accessToken,
      ],
      ...browser.cookies.values(),
      stack.config.tiktok.clientSecret,
    ];
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(10);
      expect(text).not.toContain(secret);
      expect(text).not.toContain(encodeURIComponent(secret));
    }
  });
});
