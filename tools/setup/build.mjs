import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runToEnd } from '../processes/run-to-end.mjs';
import { SentenceError } from '../sentence-error.mjs';
import { cacheFolder, projectNode, root, toolEnvironment } from './paths.mjs';
import { withSetupLock } from './setup-lock.mjs';

const stampFile = join(cacheFolder, 'build.sha256');
const outputs = ['apps/api/dist/apps/api/src/main.js', 'apps/web/dist/browser/index.html'];
const inputs = [
  'package-lock.json',
  'tsconfig.base.json',
  'nx.json',
  '{apps/api,apps/web,libs/*}/*.json',
  '{apps/api,libs/*}/src/**/*',
  'apps/web/{src,public}/**/*',
  'tools/web/*',
];

/**
 * Builds the API and the web client, unless nothing changed since the last build.
 *
 * @param {{ leash: import('../processes/leash.mjs').Leash, signal: AbortSignal }} context
 * @throws {SentenceError}
 */
export async function buildAll(context) {
  await withSetupLock(async () => {
    const hash = await hashOfSources();
    if (outputs.every((path) => existsSync(join(root, path))) && (await stamp()) === hash) return;
    console.log('Building …');
    // What is newer than its stamp must not be trusted, should this build be interrupted.
    await mkdir(cacheFolder, { recursive: true });
    await writeFile(stampFile, '');
    const args = ['node_modules/nx/dist/bin/nx.js', 'run-many', '-t', 'build', '-p', 'api,web', '--outputStyle=stream'];
    const { code, output } = await runToEnd(projectNode, args, { ...context, cwd: root, env: toolEnvironment() });
    context.signal.throwIfAborted();
    if (code !== 0) throw new SentenceError(`Building failed:\n\n${output.trim()}`);
    await writeFile(stampFile, hash);
  });
}

/** Of every file that the build reads, by name and content: a checkout changes times, not contents. */
async function hashOfSources() {
  const files = [];
  for await (const entry of glob(inputs, { cwd: root, withFileTypes: true })) {
    if (entry.isFile() && !entry.name.includes('.spec.')) files.push(join(entry.parentPath, entry.name));
  }
  const hash = createHash('sha256');
  for (const file of files.sort())
    hash
      .update(file.slice(root.length))
      .update('\0')
      .update(await readFile(file));
  return hash.digest('hex');
}

function stamp() {
  return readFile(stampFile, 'utf8').catch(() => undefined);
}
