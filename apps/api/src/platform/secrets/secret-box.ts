import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { EncryptionKey } from '../../config/index.ts';

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** A stored secret could not be opened: unknown key id, or the text was changed. */
export class SecretUnreadableError extends Error {
  override readonly name = 'SecretUnreadableError';
}

/**
 * Encrypts secrets at rest: AES-256-GCM, a fresh nonce each, stored as `keyId.base64url(nonce ‖ tag ‖ ciphertext)`.
 * `context` (for example `account:<id>:access`) is authenticated, so a value moved to another row does not open.
 * The first key encrypts; every key opens what it closed.
 */
export class SecretBox {
  readonly #keys: readonly EncryptionKey[];

  constructor(keys: readonly EncryptionKey[]) {
    this.#keys = keys;
  }

  /** Newest first. */
  get keyIds(): string[] {
    return this.#keys.map(({ id }) => id);
  }

  /** Of the key that seals. */
  get newestKeyId(): string {
    return this.#newest().id;
  }

  seal(plain: string, context: string): string {
    const key = this.#newest();
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv(algorithm, key.key, iv).setAAD(Buffer.from(context));
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return `${key.id}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`;
  }

  /** @throws {SecretUnreadableError} never naming the secret. */
  open(stored: string, context: string): string {
    const dot = stored.indexOf('.');
    const key = this.#keys.find((candidate) => candidate.id === stored.slice(0, dot));
    if (!key) throw new SecretUnreadableError('The secret was encrypted with a key that is not in ENCRYPTION_KEYS.');
    const bytes = Buffer.from(stored.slice(dot + 1), 'base64url');
    try {
      const decipher = createDecipheriv(algorithm, key.key, bytes.subarray(0, ivBytes))
        .setAAD(Buffer.from(context))
        .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8');
    } catch (cause) {
      // GCM refuses a wrong key, another context or a changed text with one and the same error.
      throw new SecretUnreadableError('The secret does not open with its key.', { cause });
    }
  }

  #newest(): EncryptionKey {
    const [key] = this.#keys;
    if (!key) throw new SecretUnreadableError('There is no encryption key.');
    return key;
  }
}
