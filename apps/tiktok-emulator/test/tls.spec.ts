import { afterEach, describe, expect, it } from '@jest/globals';
import { X509Certificate } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openTlsFiles } from '../src/tls-files.ts';
import { cleanUp, ended, newDirectory, run, startApp } from './kit/run-app.ts';

afterEach(cleanUp);

/** Asks for TikTok's API by its name; only the look-up of the name is bent to this machine. */
const foreignProgram = `
import { request } from 'node:https';
const [port] = process.argv.slice(2);
const lookup = (_name, options, done) => options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);
request({ host: 'open.tiktokapis.com', port, lookup, path: '/__control/health' }, (response) => {
  console.log('answered', response.statusCode);
  response.resume();
}).on('error', (error) => console.log('refused', error.code)).end();
`;

describe('HTTPS of its own making', () => {
  it('is trusted by a program that is told of its authority, and by no other', async () => {
    const { url, printed } = await startApp({ environment: { EMULATOR_TLS: 'auto' } });
    const caPath = /NODE_EXTRA_CA_CERTS=(\S+)/.exec(await printed('ca.pem'))?.[1] ?? '';
    const program = join(await newDirectory(), 'foreign.mjs');
    await writeFile(program, foreignProgram);
    const ask = (environment: Record<string, string>) =>
      ended({ program: [program], options: [new URL(url).port], environment });

    expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    expect((await ask({ NODE_EXTRA_CA_CERTS: caPath })).output).toBe('answered 200\n');
    expect((await ask({})).output).toBe('refused UNABLE_TO_VERIFY_LEAF_SIGNATURE\n');
  });

  it('keeps its certificate over a restart', async () => {
    const environment = { FLOWCAST_DATA: await newDirectory(), EMULATOR_TLS: 'auto' };
    const caPath = join(environment.FLOWCAST_DATA, 'emulator/tls/ca.pem');
    const first = await startApp({ environment });
    const ca = await readFile(caPath, 'utf8');
    first.child.kill('SIGKILL');
    await startApp({ environment });

    expect(await readFile(caPath, 'utf8')).toBe(ca);
  });

  it('is not begun without its files: the reason is one sentence', async () => {
    const { child, output } = await run({ environment: { EMULATOR_TLS: 'auto', FLOWCAST_DATA: '/dev/null/below' } });
    const code = await new Promise((resolve) => child.once('close', resolve));

    expect(code).toBe(1);
    expect(output()).toContain('cannot be written');
  });
});

describe('the files of a certificate', () => {
  const dayMs = 86_400_000;

  it('are made once, and the private key is for its owner only', async () => {
    const directory = await newDirectory();
    const first = await openTlsFiles(directory);
    const second = await openTlsFiles(directory);

    expect(second).toEqual(first);
    expect((await stat(join(directory, 'server.json'))).mode & 0o777).toBe(0o600);
    expect(await readFile(first.caPath, 'utf8')).not.toContain('PRIVATE KEY');
  });

  it.each([
    [363, true],
    [364, false],
    [400, false],
  ])('are still good after %i days: %s', async (days, isKept) => {
    const directory = await newDirectory();
    const first = await openTlsFiles(directory, Date.now());
    const later = await openTlsFiles(directory, Date.now() + days * dayMs + 60_000);

    expect(later.cert === first.cert).toBe(isKept);
  });

  it.each(['server.json', 'ca.pem'])('are made anew when %s is spoiled', async (name) => {
    const directory = await newDirectory();
    const first = await openTlsFiles(directory);
    await writeFile(join(directory, name), 'spoiled');
    const again = await openTlsFiles(directory);

    expect(again.cert).not.toBe(first.cert);
    const ca = new X509Certificate(await readFile(again.caPath, 'utf8'));
    expect(new X509Certificate(again.cert).verify(ca.publicKey)).toBe(true);
  });
});
