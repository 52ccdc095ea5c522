#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageProblems } from './docs/page-problems.mjs';
import { root } from './setup/paths.mjs';

const usage = `node tools/check-docs.mjs

Fails when a page (every Markdown file of the repository) names a file, a folder, a heading or an npm script that does
not exist.`;

if (process.argv.includes('--help')) console.log(usage);
else process.exitCode = check();

function check() {
  const files = filesOfRepository();
  const repository = {
    paths: new Set(files.flatMap(withFolders)),
    scripts: new Set(Object.keys(JSON.parse(read('package.json')).scripts)),
    read,
  };
  const pages = files.filter((file) => file.endsWith('.md'));
  const problems = pages.flatMap((page) => pageProblems(page, read(page), repository));
  console.log([...problems, `${pages.length} pages, ${problems.length} problems`].join('\n'));
  return problems.length === 0 ? 0 : 1;
}

/** Also what is not committed yet, but not what git ignores or has lost. */
function filesOfRepository() {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root });
  return listed
    .toString()
    .split('\n')
    .filter((file) => file && existsSync(join(root, file)));
}

function withFolders(file) {
  const parts = file.split('/');
  return parts.map((_part, index) => parts.slice(0, index + 1).join('/'));
}

function read(path) {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
}
