import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { cleanUp, ended, mainFile, newDirectory, run, startApp } from './kit/run-app.ts';

afterEach(cleanUp);

async function takenPort() {
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  return { port: String((blocker.address() as AddressInfo).port), free: () => blocker.close() };
}

describe('the emulator’s server', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'says where it listens, is healthy, and ends cleanly on %s',
    async (signal) => {
      const { child, printed } = await run();
      const line = await printed('\n');
      const url = /^TikTok emulator listening on (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(line)?.[1] ?? '';

      expect((await fetch(`${url}/__control/health`)).status).toBe(200);
      child.kill(signal);
      expect(await once(child, 'exit')).toEqual([0, null]);
    },
  );

  it('keeps accounts and the moved clock over a restart', async () => {
    const environment = { FLOWCAST_DATA: await newDirectory() };
    const first = await startApp({ environment });
    const post = (path: string, body: unknown) =>
      fetch(`${first.url}/__control/${path}`, { method: 'POST', body: JSON.stringify(body) });
    await post('accounts', { username: 'kept.one', displayName: 'Kept' });
    await post('clock', { advanceMs: 864_000_000 });
    first.child.kill('SIGTERM');
    await once(first.child, 'close');

    const second = await startApp({ environment });
    const accounts = await (await fetch(`${second.url}/__control/accounts`)).text();
    const { now } = (await (await fetch(`${second.url}/__control/clock`)).json()) as { now: string };
    expect(accounts).toContain('kept.one');
    expect(Date.parse(now)).toBeGreaterThan(Date.now() + 863_000_000);
  });

  it('says in one sentence that the port is taken', async () => {
    const { port, free } = await takenPort();
    const { code, output } = await ended({ environment: { EMULATOR_PORT: port } });
    free();

    expect(code).toBe(1);
    expect(output).toBe(`Port ${port} is taken; set EMULATOR_PORT to a free one or stop what uses it.\n`);
  });

  it('says in one sentence that its data directory cannot be written', async () => {
    const { code, output } = await ended({ environment: { FLOWCAST_DATA: join(mainFile, 'below-a-file') } });

    expect(code).toBe(1);
    expect(output).toMatch(/^The data directory .* cannot be written; set FLOWCAST_DATA to one that can\.\n$/);
  });

  it.each([
    [{ HOST: '203.0.113.7' }, /^HOST 203\.0\.113\.7 is no address of this machine/],
    [
      { EMULATOR_TLS_KEY: '/nowhere/key', EMULATOR_TLS_CERT: '/nowhere/crt' },
      /^The TLS file \/nowhere\/key cannot be read/,
    ],
  ])('says in one sentence what is wrong with %j', async (environment, sentence) => {
    const { code, output } = await ended({ environment });

    expect([code, output]).toEqual([1, expect.stringMatching(sentence)]);
    expect(output.trim().split('\n')).toHaveLength(1);
  });

  it('lists everything that is wrong with its environment at once', async () => {
    const { code, output } = await ended({
      environment: { EMULATOR_PORT: 'many', EMULATOR_CONTROL: 'all', EMULATOR_PUBLIC_URL: 'http://x/path' },
    });

    expect(code).toBe(1);
    for (const name of ['EMULATOR_PORT', 'EMULATOR_CONTROL', 'EMULATOR_PUBLIC_URL']) expect(output).toContain(name);
    expect(output.trim().split('\n')).toHaveLength(1);
  });
});

describe('its command line', () => {
  it('wins over the environment', async () => {
    const { port, free } = await takenPort();
    const { url } = await startApp({ environment: { EMULATOR_PORT: port }, options: ['--port', '0'] });
    free();

    expect(new URL(url).port).not.toBe(port);
  });

  it('explains itself', async () => {
    const { code, output } = await ended({ options: ['--help'] });

    expect(code).toBe(0);
    for (const option of ['--port', '--data', '--tls', '--control']) expect(output).toContain(option);
  });

  it('names an option it does not know, and shows those it knows', async () => {
    const { code, output } = await ended({ options: ['--prot', '1'] });

    expect(code).toBe(1);
    expect(output).toContain('--prot');
    expect(output).toContain('Usage: flowcast-tiktok-emulator');
  });
});
