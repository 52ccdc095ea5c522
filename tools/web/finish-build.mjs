#!/usr/bin/env node
import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../setup/paths.mjs';
import { compressTexts } from './compress.mjs';
import { minifyScripts } from './minify.mjs';
import { chunksOf, lazyRoutesOf, withHints } from './route-pages.mjs';

const usage = `node tools/web/finish-build.mjs     the last step of building the web client (\`nx build web\`): writes a
page per route, minifies the joined scripts, and leaves a gzip and a brotli form beside every text. The API serves both.`;

if (process.argv.includes('--help')) {
  console.log(usage);
  process.exit(0);
}

const source = join(root, 'apps/web/src/app');
const dist = join(root, 'apps/web/dist');
const client = join(dist, 'browser');

/** What the shell asks on every page, and what the guard of every screen but sign-in asks. */
const dataOf = (path) => (path === 'login' ? ['/api/config'] : ['/api/config', '/api/me']);

const routes = lazyRoutesOf(await readFile(join(source, 'app.routes.ts'), 'utf8'));
const stats = JSON.parse(await readFile(join(dist, 'browser-stats.json'), 'utf8'));
const page = await readFile(join(client, 'index.html'), 'utf8');
const fonts = await Array.fromAsync(glob('media/figtree-basic-*.woff2', { cwd: client }));
for (const { path, file } of routes) {
  const chunks = chunksOf(stats, `apps/web/src/app/${file}`);
  await writeFile(join(client, `${path}.html`), withHints(page, { chunks, fonts, data: dataOf(path) }));
}
await minifyScripts(client);
await compressTexts(client);
console.log(`${routes.length} route pages, compressed.`);
