import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { encryptionKeys } from '../encryption-keys.mjs';
import { keyCommand } from './key-command.mjs';

let dataDir;
let said;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'flowcast-keys-'));
  said = [];
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const run = (flags, { isKept = true, rotate = async () => 0 } = {}) =>
  keyCommand({ flags, dataDir, isKept, rotate, say: (line) => said.push(line) });
const ids = async () => (await encryptionKeys(dataDir)).split(',').map((key) => key.split(':')[0]);

test('a new key comes in front and the old one goes only after everything is sealed anew', async () => {
  expect(await ids()).toEqual(['k1']);

  expect(await run(['--add-key'])).toBe(0);
  expect(await ids()).toEqual(['k2', 'k1']);

  expect(await run(['--drop-old'], { rotate: async () => 1 })).toBe(1);
  expect(await ids()).toEqual(['k2', 'k1']);

  expect(await run(['--drop-old'])).toBe(0);
  expect(await ids()).toEqual(['k2']);
  expect(said.at(-1)).toBe('k1 removed.');
});

test('ids are never used twice', async () => {
  for (const flags of [['--add-key'], ['--drop-old'], ['--add-key']]) await run(flags);

  expect(await ids()).toEqual(['k3', 'k2']);
});

test('keys that somebody sets by themselves are theirs to change', async () => {
  const before = await encryptionKeys(dataDir);

  expect(await run(['--add-key'], { isKept: false })).toBe(1);

  expect(said[0]).toContain('ENCRYPTION_KEYS is set by you');
  expect(await encryptionKeys(dataDir)).toBe(before);
});
