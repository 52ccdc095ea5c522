import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { EnvironmentSchema } from './index.ts';

/** Settings of the start command and the emulator, which are processes of their own. */
const ofOtherProcesses = [
  'FLOWCAST_PG_PORT',
  'EMULATOR_PORT',
  'EMULATOR_PUBLIC_URL',
  'EMULATOR_UPLOAD_URL',
  'EMULATOR_WEBHOOK_URL',
  'EMULATOR_VERIFIED_PREFIX',
  'EMULATOR_CONTROL',
];

describe('.env.example', () => {
  it('describes every variable that is read, and none that is not', async () => {
    const text = await readFile(new URL('../../../../.env.example', import.meta.url), 'utf8');
    const described = [...text.matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map((match) => match[1]);

    expect(described.toSorted()).toEqual([...Object.keys(EnvironmentSchema.entries), ...ofOtherProcesses].toSorted());
  });

  it('gives each variable a sentence before it', async () => {
    const text = await readFile(new URL('../../../../.env.example', import.meta.url), 'utf8');
    const blocks = text.split(/\n{2,}/).filter((block) => /^#?[A-Z_]+=/m.test(block));

    for (const block of blocks) expect(block).toMatch(/^# \S.+/);
  });
});
