export interface StallWatch {
  /** Aborts when `moved` was not called for the whole time. */
  readonly signal: AbortSignal;
  moved(): void;
  stop(): void;
}

/** Ends a connection on which nothing moves; a slow one that moves is left alone. */
export function watchForStall(timeoutMs: number): StallWatch {
  const controller = new AbortController();
  const start = () =>
    setTimeout(() => controller.abort(new DOMException('No byte moved for too long.', 'TimeoutError')), timeoutMs);
  let timer = start();
  return {
    signal: controller.signal,
    moved: () => {
      clearTimeout(timer);
      timer = start();
    },
    stop: () => clearTimeout(timer),
  };
}
