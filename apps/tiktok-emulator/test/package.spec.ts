import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { app, cleanUp, ended, newDirectory, startApp } from './kit/run-app.ts';

const execute = promisify(execFile);

let consumer: string;
let installed: string;

/** Packs the app and installs it into an empty folder, without a network: everything must be in the package. */
beforeAll(async () => {
  const built = await newDirectory();
  consumer = await newDirectory();
  await execute(process.execPath, [join(app, 'tools/build-package.mjs'), '--out', built]);
  const npm = (...options: string[]) =>
    execute('npm', [...options, '--offline', '--no-audit', '--no-fund'], { cwd: consumer });
  await npm('pack', built, '--pack-destination', consumer);
  const [tarball = ''] = (await readdir(consumer)).filter((name) => name.endsWith('.tgz'));
  await writeFile(join(consumer, 'package.json'), '{"private":true}');
  await npm('install', `./${tarball}`);
  installed = join(consumer, 'node_modules/@flowcast/tiktok-emulator-app');
}, 40_000);

afterAll(cleanUp);

describe('the packed app, installed in an empty folder', () => {
  it('brings all it needs in its own files', async () => {
    const { dependencies, bin } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
      dependencies?: unknown;
      bin: unknown;
    };

    expect(dependencies).toBeUndefined();
    expect(bin).toEqual({ 'flowcast-tiktok-emulator': './main.js' });
    expect((await readdir(join(consumer, 'node_modules'))).filter((name) => !name.startsWith('.'))).toEqual([
      '@flowcast',
    ]);
    expect((await readdir(installed)).sort()).toEqual([
      'LICENSE',
      'README.md',
      'main.js',
      'main.js.LEGAL.txt',
      'package.json',
      'preload.js',
    ]);
  });

  it('starts by its command, on the port that was asked for', async () => {
    const program = [join(consumer, 'node_modules/.bin/flowcast-tiktok-emulator')];
    const { url } = await startApp({ program, options: ['--port', '0'], cwd: consumer });

    expect((await fetch(`${url}/__control/health`)).status).toBe(200);
    expect(await (await fetch(url)).text()).toContain('Ava Laurent');
  });

  it('serves HTTPS of its own making', async () => {
    const program = [join(installed, 'main.js')];
    const { printed } = await startApp({ program, options: ['--tls', 'auto'], cwd: consumer });

    expect(await printed('ca.pem')).toContain('https://127.0.0.1:');
  });

  it('leads an unchanged program to the emulator with its preload', async () => {
    const { url } = await startApp({ program: [join(installed, 'main.js')], cwd: consumer });
    await writeFile(
      join(consumer, 'app.mjs'),
      "console.log((await fetch('https://open.tiktokapis.com/v2/user/info/?fields=open_id')).status);",
    );
    const { output } = await ended({
      program: ['--import', '@flowcast/tiktok-emulator-app/preload', 'app.mjs'],
      cwd: consumer,
      environment: { EMULATOR_URL: url },
    });

    expect(output).toBe('401\n');
  });
});
