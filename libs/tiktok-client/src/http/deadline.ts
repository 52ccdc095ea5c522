/** The caller's signal and a time limit as one signal, which still tells the two apart. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Which of the two ended it; undefined while neither did. */
  readonly endedBy: () => 'caller' | 'time' | undefined;
}

export function createDeadline(timeoutMs: number, caller: AbortSignal | undefined): Deadline {
  const time = AbortSignal.timeout(timeoutMs);
  return {
    signal: caller ? AbortSignal.any([caller, time]) : time,
    endedBy: () => {
      if (caller?.aborted === true) {
        return 'caller';
      }
      return time.aborted ? 'time' : undefined;
    },
  };
}

/** Rejects when the signal aborts, also where the promise itself does not listen to it. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason as Error);
    if (signal.aborted) {
      stop();
    }
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
