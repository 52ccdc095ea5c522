import type { Publish } from './publish.ts';

const running = new WeakMap<Publish, AbortController>();

/** Registers a download, so that whoever decides the publish's fate meanwhile can stop it. */
export function beginPull(publish: Publish): AbortSignal {
  const abort = new AbortController();
  running.set(publish, abort);
  return abort.signal;
}

export function endPull(publish: Publish): void {
  running.delete(publish);
}

/** Stops a download, if one runs; what becomes of the publish is decided by the caller. */
export function abortPull(publish: Publish): void {
  running.get(publish)?.abort();
}
