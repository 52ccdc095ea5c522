import { spawn } from 'node:child_process';
import { root, toolEnvironment } from '../setup/paths.mjs';

/** Rebuilds what changes; the processes restart by themselves when a file they have read does (see node-service.mjs). */
export async function watchAndBuild(supervisor) {
  const program = (name, args) => ({
    name,
    start: () =>
      spawn(process.execPath, args, { cwd: root, env: toolEnvironment(), detached: true, stdio: ['ignore', 1, 2] }),
  });
  const compiler = ['node_modules/typescript/bin/tsc', '-p', 'apps/api/tsconfig.build.json', '--watch'];
  await supervisor.start(program('API compiler', [...compiler, '--preserveWatchOutput']));
  const nx = ['node_modules/nx/dist/bin/nx.js', 'run', 'web:bundle:development', '--watch', '--outputStyle=stream'];
  await supervisor.start(program('Web builder', nx));
}
