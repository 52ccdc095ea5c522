#!/usr/bin/env node
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../setup/paths.mjs';
import { compressTexts } from './compress.mjs';
import { chunksOf, lazyRoutesOf, withChunks } from './route-pages.mjs';

const usage = `node tools/web/finish-build.mjs     the last step of building the web client (\`nx build web\`): writes a
page per route, and a gzip and a brotli form of every text beside it. The API serves both.`;

if (process.argv.includes('--help')) {
  console.log(usage);
  process.exit(0);
}

const source = join(root, 'apps/web/src/app');
const dist = join(root, 'apps/web/dist');
const client = join(dist, 'browser');

const routes = lazyRoutesOf(await readFile(join(source, 'app.routes.ts'), 'utf8'));
const stats = JSON.parse(await readFile(join(dist, 'browser-stats.json'), 'utf8'));
const page = await readFile(join(client, 'index.html'), 'utf8');
for (const { path, file } of routes) {
  await writeFile(join(client, `${path}.html`), withChunks(page, chunksOf(stats, `apps/web/src/app/${file}`)));
}
await compressTexts(client);
console.log(`${routes.length} route pages, compressed.`);
