/** What a promise rejects with, as the class it is expected to be. */
export async function caught<E extends Error>(
  expected: abstract new (...facts: never[]) => E,
  promise: Promise<unknown>,
): Promise<E> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(outcome instanceof expected)) {
    throw new Error(`Expected ${expected.name}, got ${String(outcome)}`, { cause: outcome });
  }
  return outcome;
}
