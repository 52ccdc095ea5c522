import { execFile } from 'node:child_process';
import { glob, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { chunksOf } from './route-pages.mjs';

const scripts = {
  'main.js': `import('./screen.js').then(({ show }) => show());`,
  'screen.js': `import { one } from './one.js'; import { two } from './two.js'; export const show = () => one() + two();`,
  'one.js': `export function one() { const aLongName = globalThis.amount * 2; return aLongName; }`,
  'two.js': `export function two() { return 'never joined'; }`,
};
const stats = {
  outputs: {
    'main.js': { entryPoint: 'apps/web/src/main.ts', bytes: 60, imports: [] },
    'screen.js': { entryPoint: 'screen.ts', bytes: 120, imports: [] },
    'one.js': { bytes: 90, imports: [] },
    'two.js': { bytes: 50, imports: [] },
  },
};

let directory;

/** In a process of its own, as the build has it: the bundler's binary takes no objects of another realm, as Jest's are. */
async function joinChunks(core) {
  const script = `
    import { joinChunks } from ${JSON.stringify(new URL('join-chunks.mjs', import.meta.url).href)};
    const groupOf = (chunk) => (chunk === ${JSON.stringify(core)} ? 'core' : null);
    const joined = await joinChunks(${JSON.stringify(directory)}, ${JSON.stringify(stats)}, groupOf);
    console.log(JSON.stringify(joined));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  return JSON.parse(stdout);
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'chunks-'));
  for (const [name, text] of Object.entries(scripts)) await writeFile(join(directory, name), text);
});

afterEach(() => rm(directory, { recursive: true }));

test('joins what is named alike, minified, and tells where everything is now', async () => {
  const joined = await joinChunks('one.js');

  const main = chunksOf(joined, 'apps/web/src/main.ts');
  const screen = chunksOf(joined, 'screen.ts');
  expect((await Array.fromAsync(glob('*.js', { cwd: directory }))).sort()).toEqual([...main, ...screen].sort());
  const texts = await Promise.all(screen.map((name) => readFile(join(directory, name), 'utf8')));
  expect(texts.join('')).toContain('never joined');
  expect(texts.join('')).not.toContain('aLongName');
  // The screen with what only it needs, and the file that was asked for.
  expect(screen).toHaveLength(2);
});

test('what was built anew has another name', async () => {
  const before = await joinChunks(null);
  for (const [name, text] of Object.entries(scripts)) await writeFile(join(directory, name), text.replace('2', '3'));
  const after = await joinChunks(null);

  expect(chunksOf(after, 'screen.ts')).not.toEqual(chunksOf(before, 'screen.ts'));
});
