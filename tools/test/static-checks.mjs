import { passOrFail } from './run-ring.mjs';

const nx = (target) => [
  'node_modules/nx/dist/bin/nx.js',
  'run-many',
  '-t',
  target,
  '--parallel=2',
  '--outputStyle=stream',
];

/** What needs no running product. Each counts as one test. */
export const staticChecks = [
  { name: 'format', run: (context) => passOrFail(['node_modules/prettier/bin/prettier.cjs', '--check', '.'], context) },
  { name: 'lint', run: (context) => passOrFail(nx('lint'), context) },
  { name: 'types', run: (context) => passOrFail(nx('typecheck'), context) },
  { name: 'project graph', run: (context) => passOrFail(['tools/check-graph.mjs'], context) },
  { name: 'documentation', run: (context) => passOrFail(['tools/check-docs.mjs'], context) },
];
