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
  let isStopped = false;
  return {
    signal: controller.signal,
    moved: () => {
      clearTimeout(timer);
      // A transport may report bytes after its end; a timer begun then would keep the process alive.
      if (!isStopped) {
        timer = start();
      }
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
