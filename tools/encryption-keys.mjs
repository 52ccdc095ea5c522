import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The encryption keys of an installation that brings none: made once, kept in `<data>/secrets.json` readable by its owner
 * only. Safe when several processes ask at once.
 *
 * @param {string} dataDirectory
 * @returns {Promise<string>} the value for ENCRYPTION_KEYS
 */
export async function encryptionKeys(dataDirectory) {
  const path = join(dataDirectory, 'secrets.json');
  const partial = `${path}.${process.pid}.partial`;
  await mkdir(dataDirectory, { recursive: true });
  try {
    await writeSecrets(partial, newKey('k1'));
    // A hard link appears whole or not at all, and never replaces the keys another process made first.
    await link(partial, path);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  } finally {
    await rm(partial, { force: true });
  }
  const { encryptionKeys: keys } = JSON.parse(await readFile(path, 'utf8'));
  if (typeof keys !== 'string') throw new Error(`${path} has no encryptionKeys; restore it from your backup.`);
  return keys;
}

/** Puts a new key in front. Processes that start from now on seal with it. @returns {Promise<string>} its id */
export async function addEncryptionKey(dataDirectory) {
  const keys = await encryptionKeys(dataDirectory);
  const numbers = keys.split(',').map((key) => Number(/^k(\d+):/.exec(key)?.[1] ?? 0));
  const id = `k${Math.max(...numbers) + 1}`;
  await replaceKeys(dataDirectory, `${newKey(id)},${keys}`);
  return id;
}

/** Leaves only the newest key. @returns {Promise<string[]>} the ids of those that are gone */
export async function dropOldEncryptionKeys(dataDirectory) {
  const [newest, ...old] = (await encryptionKeys(dataDirectory)).split(',');
  await replaceKeys(dataDirectory, newest);
  return old.map((key) => key.split(':')[0]);
}

async function replaceKeys(dataDirectory, keys) {
  const path = join(dataDirectory, 'secrets.json');
  const partial = `${path}.${process.pid}.partial`;
  await writeSecrets(partial, keys);
  await rename(partial, path);
}

const newKey = (id) => `${id}:${randomBytes(32).toString('base64')}`;

const writeSecrets = (path, keys) =>
  writeFile(path, `${JSON.stringify({ encryptionKeys: keys }, null, 2)}\n`, { mode: 0o600, flush: true });
