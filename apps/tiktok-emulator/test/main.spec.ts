import { afterEach, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const main = join(import.meta.dirname, '../src/main.ts');
const children: ChildProcess[] = [];
const directories: string[] = [];

interface Run {
  child: ChildProcess;
  output: () => string;
  /** Resolves with everything printed once the text has appeared. */
  printed(text: string): Promise<string>;
}

async function run(environment: Record<string, string> = {}): Promise<Run> {
  const data = await mkdtemp(join(tmpdir(), 'emulator-app-'));
  directories.push(data);
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, EMULATOR_PORT: '0', FLOWCAST_DATA: data, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let text = '';
  const waiting: (() => void)[] = [];
  const collect = (piece: Buffer) => {
    text += piece.toString();
    for (const look of waiting) look();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const printed = (wanted: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        if (text.includes(wanted)) resolve(text);
      };
      waiting.push(look);
      child.once('exit', () => reject(new Error(`exited before it printed "${wanted}": ${text}`)));
      look();
    });
  return { child, output: () => text, printed };
}

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const directory of directories.splice(0)) await rm(directory, { recursive: true, force: true });
});

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

  it('says in one sentence that the port is taken', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const port = String((blocker.address() as AddressInfo).port);
    const { child, output } = await run({ EMULATOR_PORT: port });
    const [code] = (await once(child, 'close')) as [number];
    blocker.close();

    expect(code).toBe(1);
    expect(output()).toBe(`Port ${port} is taken; set EMULATOR_PORT to a free one or stop what uses it.\n`);
  });

  it('says in one sentence that its data directory cannot be written', async () => {
    const { child, output } = await run({ FLOWCAST_DATA: join(main, 'below-a-file') });
    const [code] = (await once(child, 'close')) as [number];

    expect(code).toBe(1);
    expect(output()).toMatch(/^The data directory .* cannot be written; set FLOWCAST_DATA to one that can\.\n$/);
  });

  it('lists everything that is wrong with its environment at once', async () => {
    const { child, output } = await run({
      EMULATOR_PORT: 'many',
      EMULATOR_CONTROL: 'all',
      EMULATOR_PUBLIC_URL: 'http://x/path',
    });
    const [code] = (await once(child, 'close')) as [number];

    expect(code).toBe(1);
    for (const name of ['EMULATOR_PORT', 'EMULATOR_CONTROL', 'EMULATOR_PUBLIC_URL']) expect(output()).toContain(name);
    expect(output().trim().split('\n')).toHaveLength(1);
  });
});
