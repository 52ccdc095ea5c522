import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** The repository, absolute. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Where the scripts keep what they know about this checkout; ignored by git. */
export const cacheFolder = join(root, '.nx', 'flowcast');

/** The Node that comes with the packages: the product needs a newer one than most machines have. */
export const projectNode = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** The environment in which that Node, and every program of the packages, is found first. */
export function toolEnvironment(more = {}) {
  const programs = [join(root, 'node_modules', '.bin'), process.env.PATH].join(
    process.platform === 'win32' ? ';' : ':',
  );
  return { ...process.env, PATH: programs, NX_DAEMON: 'false', NG_CLI_ANALYTICS: 'false', ...more };
}
