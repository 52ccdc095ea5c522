interface Options {
  /** Wait at least so long; without it the usual back-off. */
  afterMs?: number | undefined;
  cause?: unknown;
}

/** Nothing is lost and nothing is wrong with the publication: the same job is to be done again later. */
export class RetryLaterError extends Error {
  override readonly name = 'RetryLaterError';
  readonly afterMs: number;

  constructor(message: string, { afterMs = 0, cause }: Options = {}) {
    super(message, { cause });
    this.afterMs = afterMs;
  }
}
