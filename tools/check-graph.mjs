#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectBoundaries } from './eslint/project-boundaries.mjs';
import { root, toolEnvironment } from './setup/paths.mjs';

const usage = `node tools/check-graph.mjs

Fails when an arrow of \`nx graph\` is not in tools/eslint/project-boundaries.mjs. ESLint sees imports; this also sees what
a package.json asks for.`;

if (process.argv.includes('--help')) console.log(usage);
else process.exitCode = check();

function check() {
  const { nodes, dependencies } = projectGraph();
  const tagOf = (project) => nodes[project]?.data.tags.find((tag) => tag.startsWith('scope:'));
  const arrows = Object.values(dependencies)
    .flat()
    // What only has to exist first, such as the product for its journeys, is no import.
    .filter(({ target, type }) => nodes[target] && type !== 'implicit');
  const problems = arrows
    .filter(({ source, target }) => !projectBoundaries[tagOf(source)]?.includes(tagOf(target)))
    .map(({ source, target }) => `${source} must not depend on ${target}`);
  console.log([...problems, `${arrows.length} arrows, ${problems.length} forbidden`].join('\n'));
  return problems.length === 0 ? 0 : 1;
}

function projectGraph() {
  const folder = mkdtempSync(join(tmpdir(), 'flowcast-graph-'));
  try {
    const file = join(folder, 'graph.json');
    const options = { cwd: root, env: toolEnvironment(), stdio: ['ignore', 'ignore', 'inherit'] };
    execFileSync(process.execPath, ['node_modules/nx/dist/bin/nx.js', 'graph', `--file=${file}`], options);
    return JSON.parse(readFileSync(file, 'utf8')).graph;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
