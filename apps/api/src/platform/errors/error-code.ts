/** The `code` a system or driver error carries (`ENOENT`, `23505`); undefined when there is none. */
export function errorCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
