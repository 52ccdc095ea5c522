import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
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
  const made = { encryptionKeys: `k1:${randomBytes(32).toString('base64')}` };
  try {
    await writeFile(partial, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flush: true });
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
