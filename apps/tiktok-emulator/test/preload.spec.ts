import { afterEach, describe, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cleanUp, ended, newDirectory, startApp } from './kit/run-app.ts';

afterEach(cleanUp);

/** A program that knows nothing of an emulator. */
const unaware = `
const answer = await fetch('https://open.tiktokapis.com/v2/oauth/token/', {
  method: 'POST',
  body: new URLSearchParams({
    client_key: 'awemulator0000001', client_secret: 'emulator-secret', grant_type: 'client_credentials',
  }),
});
console.log(answer.status, (await answer.json()).token_type);
`;

async function runUnaware(url: string) {
  const program = join(await newDirectory(), 'app.mjs');
  await writeFile(program, unaware);
  return ended({
    program: ['--import', '@flowcast/tiktok-emulator-app/preload', program],
    environment: { EMULATOR_URL: url },
  });
}

describe('the preload', () => {
  it('leads an unchanged program to the emulator', async () => {
    const { url } = await startApp();

    expect(await runUnaware(url)).toEqual({ code: 0, output: '200 Bearer\n' });
  });

  it('never lets it reach TikTok: without an emulator the call fails', async () => {
    const { code, output } = await runUnaware('http://127.0.0.1:9');

    expect(code).toBe(1);
    expect(output).toContain('fetch failed');
  });
});
