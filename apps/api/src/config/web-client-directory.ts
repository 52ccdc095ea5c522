import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where the built web client lies: beside this package, wherever the process was started. */
export function webClientDirectory(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('@flowcast/api/package.json')), '..', 'web', 'dist', 'browser');
}
