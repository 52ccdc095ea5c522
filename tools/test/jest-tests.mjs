import { glob } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder, root } from '../setup/paths.mjs';
import { runWithReport } from './run-ring.mjs';
import { countsOfJest } from './summary.mjs';

const nodeOptions = '--experimental-vm-modules --disable-warning=ExperimentalWarning';
/** One more than the cores we count on: specs of the engine wait for leases and time limits for much of their time. */
const workers = 3;

/** @returns {Promise<{ name: string, run: Function }[]>} one ring per project that has a jest.config.mjs */
export async function jestTests() {
  const configs = await Array.fromAsync(glob('{tools,apps/*,libs/*}/jest.config.mjs', { cwd: root }));
  return configs.sort().map((config) => {
    const name = dirname(config);
    const path = join(cacheFolder, 'reports', `${name.replaceAll('/', '-')}.json`);
    const args = [
      'node_modules/jest/bin/jest.js',
      '-c',
      config,
      `--maxWorkers=${workers}`,
      '--json',
      `--outputFile=${path}`,
    ];
    return {
      name,
      run: ({ env, ...context }) =>
        runWithReport(args, { ...context, env: { ...env, NODE_OPTIONS: nodeOptions } }, { path, counts: countsOfJest }),
    };
  });
}
