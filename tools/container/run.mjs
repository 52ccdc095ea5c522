/**
 * Entry point of the image: `run.mjs migrate|api|worker|emulator|rotate-keys`. Fills in what `npm start` would: encryption keys of the
 * data volume, and the emulator as TikTok while no keys are set.
 */
import { emulatorEnvironment } from '../emulator-environment.mjs';
import { encryptionKeys } from '../encryption-keys.mjs';
import { keyCommand } from '../keys/key-command.mjs';

const modules = {
  migrate: '../../apps/api/dist/apps/api/src/migrate.js',
  api: '../../apps/api/dist/apps/api/src/main.js',
  worker: '../../apps/api/dist/apps/api/src/worker.js',
  emulator: '../../apps/tiktok-emulator/src/main.ts',
  'rotate-keys': '../../apps/api/dist/apps/api/src/rotate-keys.js',
};

const name = process.argv[2];
const module = modules[name];
if (!module) {
  console.error(`Say which process to run: ${Object.keys(modules).join(', ')}.`);
  process.exit(1);
}
const { env } = process;
const isKept = !env.ENCRYPTION_KEYS;
if (name !== 'emulator') {
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
if (name === 'rotate-keys') await rotateKeys();
else await import(module);

async function rotateKeys() {
  const rotate = async () => {
    await import(module);
    return Number(process.exitCode ?? 0);
  };
  const flags = process.argv.slice(2);
  process.exitCode = await keyCommand({ flags, dataDir: env.FLOWCAST_DATA, isKept, rotate, say: console.log });
}
