/**
 * Entry point of the image: `run.mjs migrate|api|worker|emulator`. Fills in what `npm start` would: encryption keys of the
 * data volume, and the emulator as TikTok while no keys are set.
 */
import { emulatorEnvironment } from '../emulator-environment.mjs';
import { encryptionKeys } from '../encryption-keys.mjs';

const modules = {
  migrate: '../../apps/api/dist/apps/api/src/migrate.js',
  api: '../../apps/api/dist/apps/api/src/main.js',
  worker: '../../apps/api/dist/apps/api/src/worker.js',
  emulator: '../../apps/tiktok-emulator/src/main.ts',
};

const name = process.argv[2];
const module = modules[name];
if (!module) {
  console.error(`Say which process to run: ${Object.keys(modules).join(', ')}.`);
  process.exit(1);
}
if (name !== 'emulator') {
  const { env } = process;
  if (!env.TIKTOK_CLIENT_KEY) {
    Object.assign(
      env,
      emulatorEnvironment({ browserUrl: env.EMULATOR_PUBLIC_URL, serverUrl: env.EMULATOR_UPLOAD_URL }),
    );
  }
  env.ENCRYPTION_KEYS ||= await encryptionKeys(env.FLOWCAST_DATA);
}
// The name was for us; a process reads only arguments of its own.
process.argv.splice(2, 1);
await import(module);
