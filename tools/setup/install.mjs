import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runToEnd } from '../processes/run-to-end.mjs';
import { SentenceError } from '../sentence-error.mjs';
import { withSetupLock } from './setup-lock.mjs';
import { cacheFolder, projectNode, root } from './paths.mjs';

/**
 * Installs the packages unless what package-lock.json asks for is there already.
 *
 * @param {{ leash: import('../processes/leash.mjs').Leash, signal: AbortSignal }} context
 * @throws {SentenceError}
 */
export async function installDependencies(context) {
  if (isInstalled()) return;
  await withSetupLock(async () => {
    if (isInstalled()) return;
    console.log('Installing packages (about a minute) …');
    const { code, output } = await npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], context);
    context.signal.throwIfAborted();
    if (code !== 0) throw new SentenceError(`Installing packages failed: ${reasonIn(output)} (${await keep(output)}).`);
    if (!isInstalled()) {
      throw new SentenceError('Installing packages left some out: allow npm to run install scripts, then start again.');
    }
  });
}

function npm(args, context) {
  const { npm_execpath: script } = process.env;
  const options = { ...context, cwd: root, env: process.env };
  return script ? runToEnd(process.execPath, [script, ...args], options) : runToEnd('npm', args, options);
}

/** npm writes down what it has installed in node_modules/.package-lock.json, as its last act. */
function isInstalled() {
  const [wanted, present] = ['package-lock.json', 'node_modules/.package-lock.json'].map(packagesOf);
  if (!present || !existsSync(projectNode)) return false;
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (link) return existsSync(join(root, path, 'package.json'));
    if (!path.includes('node_modules/') || (optional && !present[path])) return true;
    return present[path]?.version === version;
  });
}

function packagesOf(lockFile) {
  const path = join(root, lockFile);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

/** npm explains itself in many lines; the first that is no code and no path says most. */
function reasonIn(output) {
  const lines = output
    .split('\n')
    .map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim())
    .filter((line) => line && !/^(code|errno|syscall|path|A complete log)\b/i.test(line));
  return (lines[0] ?? 'npm gave no reason').replace(/\.$/, '');
}

async function keep(output) {
  await mkdir(cacheFolder, { recursive: true });
  const path = join(cacheFolder, 'install.log');
  await writeFile(path, output);
  return `all of it is in ${path}`;
}
