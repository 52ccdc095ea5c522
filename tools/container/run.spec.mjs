import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const entry = fileURLToPath(new URL('./run.mjs', import.meta.url));

/** What the image's entry point says first, and how it ended if it did. */
async function firstWords(args, env = {}) {
  const child = spawn(process.execPath, [entry, ...args], { env: { PATH: process.env.PATH, ...env } });
  let said = '';
  const [words] = await Promise.race([
    new Promise((resolve) => {
      const read = (chunk) => {
        said += chunk;
        if (said.includes('\n')) resolve([said]);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
    }),
    new Promise((resolve) => child.once('close', () => resolve([said]))),
  ]);
  const ended = child.exitCode === null ? new Promise((resolve) => child.once('close', resolve)) : null;
  child.kill('SIGTERM');
  await ended;
  return words;
}

test('the entry point starts the emulator with nothing but its environment', async () => {
  const data = await mkdtemp(join(tmpdir(), 'flowcast-container-'));

  const words = await firstWords(['emulator'], { EMULATOR_PORT: '0', HOST: '127.0.0.1', FLOWCAST_DATA: data });

  expect(words).toMatch(/^TikTok emulator listening on http:\/\/127\.0\.0\.1:\d+/);
  await rm(data, { recursive: true, force: true });
});

test('the entry point names the processes it knows', async () => {
  expect(await firstWords(['everything'])).toContain('migrate, api, worker, emulator');
});
