import { existsSync } from 'node:fs';
import { runToEnd } from './processes/run-to-end.mjs';
import { SentenceError } from './sentence-error.mjs';
import { projectNode, root, toolEnvironment } from './setup/paths.mjs';

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Makes sure that the browser tests have a Chromium: CHROMIUM_PATH, the system's, or one installed here.
 *
 * @param {{ leash: import('./processes/leash.mjs').Leash, signal?: AbortSignal }} context
 * @throws {SentenceError}
 */
export async function ensureBrowser(context) {
  const { CHROMIUM_PATH: chosen } = process.env;
  if (chosen && !existsSync(chosen)) {
    throw new SentenceError(`CHROMIUM_PATH names ${chosen}, which does not exist: correct it or unset it.`);
  }
  if (chosen || usual.some((path) => existsSync(path)) || (await hasPlaywrightBrowser())) return;
  console.log('Installing a browser for the tests …');
  const log = isDebianRoot() ? await installWithApt(context) : await installWithPlaywright(context);
  if (usual.some((path) => existsSync(path)) || (await hasPlaywrightBrowser())) return;
  throw new SentenceError(
    `No browser could be installed: install Chromium and set CHROMIUM_PATH to it. It was tried with:\n${log.trim()}`,
  );
}

async function hasPlaywrightBrowser() {
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath());
}

function isDebianRoot() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

async function installWithApt(context) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await runToEnd('apt-get', ['update', '-q'], { ...context, env });
  const install = ['install', '-y', '-q', '--no-install-recommends', 'chromium'];
  return update.output + (await runToEnd('apt-get', install, { ...context, env })).output;
}

async function installWithPlaywright(context) {
  const args = ['node_modules/@playwright/test/cli.js', 'install', 'chromium'];
  return (await runToEnd(projectNode, args, { ...context, cwd: root, env: toolEnvironment() })).output;
}
