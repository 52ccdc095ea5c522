import { join } from 'node:path';
import { startLeash } from '../processes/leash.mjs';
import { runToEnd } from '../processes/run-to-end.mjs';
import { stopSignal } from '../processes/stop-signal.mjs';
import { explain } from '../sentence-error.mjs';
import { buildAll } from '../setup/build.mjs';
import { root } from '../setup/paths.mjs';
import { apiProgram } from '../start/node-service.mjs';
import { readOrMakeSecrets } from '../start/secrets.mjs';
import { readSettings } from '../start/settings.mjs';
import { keyCommand } from './key-command.mjs';

// Beside the running product: it needs the database, and stops nothing.
const signal = stopSignal();
const leash = startLeash();
try {
  await buildAll({ leash, signal });
  const given = readSettings();
  const secrets = await readOrMakeSecrets(given.dataDir);
  const { env, dataDir } = given.complete(secrets);
  const rotate = async (flags) => {
    const args = [join(root, apiProgram('rotate-keys')), ...flags];
    return (await runToEnd(process.execPath, args, { leash, signal, show: true, env })).code ?? 1;
  };
  const isKept = env.ENCRYPTION_KEYS === secrets.encryptionKeys;
  process.exitCode = await keyCommand({ flags: process.argv.slice(2), dataDir, isKept, rotate, say: console.log });
} catch (error) {
  if (!signal.aborted) explain(error);
  process.exitCode = 1;
}
leash.let();
// The launcher's channel would keep this process alive.
process.exit();
