/** `taken`: this tab does not do it, or no longer: another one does. */
export type OneTab<T> = { taken: false; value: T } | { taken: true };

/**
 * Does something in one tab of the browser at a time. `takeOver` ends it in another tab, which then hears `taken`;
 * without it nothing happens here while another tab is busy. A page without TLS has no such locks: then it is just done.
 */
export async function inOneTab<T>(
  name: string,
  { takeOver }: { takeOver: boolean },
  work: () => Promise<T>,
): Promise<OneTab<T>> {
  if (!('locks' in navigator)) return { taken: false, value: await work() };
  const options = takeOver ? { steal: true } : { ifAvailable: true };
  try {
    return await navigator.locks.request(name, options, async (lock) =>
      lock ? { taken: false as const, value: await work() } : { taken: true as const },
    );
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return { taken: true };
    throw error;
  }
}

/** True once no tab does it any more; false when waiting was given up. */
export function whenFree(name: string, signal: AbortSignal): Promise<boolean> {
  return navigator.locks.request(name, { signal }, () => true).catch(() => false);
}
