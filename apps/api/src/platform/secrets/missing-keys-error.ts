/** Values in the database are sealed with keys that this process was not given. */
export class MissingKeysError extends Error {
  override readonly name = 'MissingKeysError';

  constructor(keyIds: readonly string[]) {
    super(
      `Values in the database are sealed with ${keyIds.join(', ')}, which ENCRYPTION_KEYS does not have. ` +
        'Bring it back; if it is lost for good, run rotate-keys with --forget-lost.',
    );
  }
}
