#!/usr/bin/env node
import { cp, glob, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../setup/paths.mjs';
import { chunkGroups } from './chunk-groups.mjs';
import { compressTexts } from './compress.mjs';
import { joinChunks } from './join-chunks.mjs';
import { budgets, overBudget, sentBytes } from './route-budgets.mjs';
import { chunksOf, lazyRoutesOf, outputOf, screensOf, stylesheetOf, withHints } from './route-pages.mjs';

const usage = `node tools/web/finish-build.mjs     the last step of building the web client (\`nx build web\`): joins the
builder's chunks, writes a page per route, and leaves a gzip and a brotli form beside every text, which the API serves. It
fails when a page brings more than its budget.`;

if (process.argv.includes('--help')) {
  console.log(usage);
  process.exit(0);
}

const bundle = join(root, 'apps/web/dist/bundle');
/** What the API serves; made anew from the builder's output, which stays as it was. */
const client = join(root, 'apps/web/dist/browser');
const source = 'apps/web/src';

/** What each app loads at once, beginning with what starts it. */
const apps = {
  signIn: [`${source}/sign-in-main.ts`, `${source}/app/sign-in/sign-in-page.ts`],
  studio: [`${source}/studio-main.ts`, `${source}/app/shared/data/session-client.ts`],
};
const main = `${source}/main.ts`;

const table = await readFile(join(root, source, 'app/app.routes.ts'), 'utf8');
const screens = screensOf(table)
  .map((file) => `${source}/app/${file}`)
  .filter((screen) => !apps.signIn.includes(screen));
const built = JSON.parse(await readFile(join(bundle, 'browser-stats.json'), 'utf8'));
await rm(client, { recursive: true, force: true });
await cp(join(bundle, 'browser'), client, { recursive: true });
const stats = await joinChunks(
  client,
  built,
  chunkGroups(built, { ...apps, first: `${source}/app/publish/publish-page.ts`, screens }),
);

const index = (await readFile(join(client, 'index.html'), 'utf8'))
  .replaceAll(outputOf(built, main), outputOf(stats, main))
  .replace(/<link rel="modulepreload"[^>]*>/g, '');
const styles = (await readFile(join(client, stylesheetOf(index)), 'utf8')).replaceAll('./media/', 'media/');
const fonts = await Array.fromAsync(glob('media/figtree-basic-*.woff2', { cwd: client }));
const common = { styles, fonts, data: ['/api/config'] };

/** For every address without a page of its own: which screen it shows is not known yet. */
const chunks = chunksOf(stats, main, ...apps.studio);
await writeFile(join(client, 'index.html'), withHints(index, { ...common, chunks }));

const brought = new Map();
for (const { path, title, file } of lazyRoutesOf(table)) {
  const isSignIn = path === 'login';
  const entryPoints = isSignIn ? apps.signIn : [...apps.studio, `${source}/app/${file}`];
  const chunks = chunksOf(stats, main, ...entryPoints);
  // The shell asks the first on every page, the guard of every screen but sign-in the second.
  const data = isSignIn ? common.data : [...common.data, '/api/me'];
  await writeFile(join(client, `${path}.html`), withHints(index, { ...common, title, chunks, data }));
  brought.set(path, [`${path}.html`, ...chunks, ...fonts]);
}
await compressTexts(client);
const sent = await sentBytes(client, brought);
for (const [path, bytes] of sent) {
  console.log(`/${path}: ${brought.get(path).length} files, ${(bytes / 1000).toFixed(1)} kB gzip`);
}
const over = overBudget(sent, budgets);
for (const sentence of over) console.error(sentence);
process.exitCode = over.length > 0 ? 1 : 0;
