import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where the built web client lies: inside its workspace package, wherever this process was started. */
export function webClientDirectory(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('@flowcast/web/package.json')), 'dist', 'browser');
}
