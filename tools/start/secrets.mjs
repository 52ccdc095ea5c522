import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encryptionKeys } from '../encryption-keys.mjs';
import { SentenceError } from '../sentence-error.mjs';

/**
 * What the product must never lose nor show, made on the first run.
 *
 * @typedef {object} Secrets
 * @property {string} encryptionKeys as ENCRYPTION_KEYS takes them
 * @property {string} postgresPassword of the embedded database
 */

/**
 * @param {string} dataDir
 * @returns {Promise<Secrets>}
 * @throws {SentenceError} when a database is there whose secrets are lost
 */
export async function readOrMakeSecrets(dataDir) {
  const postgresPassword = await readOrMakePassword(dataDir);
  try {
    return { postgresPassword, encryptionKeys: await encryptionKeys(dataDir) };
  } catch (cause) {
    const path = join(dataDir, 'secrets.json');
    throw new SentenceError(`${path} cannot be read (${cause.message}): bring it back from a backup.`, { cause });
  }
}

async function readOrMakePassword(dataDir) {
  const path = join(dataDir, 'postgres-password');
  if (existsSync(path)) return (await readFile(path, 'utf8')).trim();
  if (existsSync(join(dataDir, 'postgres', 'PG_VERSION'))) {
    throw new SentenceError(
      `${path} is missing, and without it the database beside it cannot be opened: bring it back from a backup.`,
    );
  }
  const password = randomBytes(24).toString('base64url');
  // Written aside first: half a password would lock its owner out.
  await writeFile(`${path}.new`, `${password}\n`, { mode: 0o600, flush: true });
  await rename(`${path}.new`, path);
  return password;
}
