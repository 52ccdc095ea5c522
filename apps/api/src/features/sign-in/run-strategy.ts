import type { Strategy } from 'passport';

/** What a strategy decided. */
export type StrategyVerdict =
  | { kind: 'redirect'; location: string }
  | { kind: 'success'; user: unknown; info: { state?: unknown } }
  | { kind: 'failure' };

/**
 * Runs a Passport strategy for one request and answers its verdict as a value. Passport itself runs strategies the same way
 * (an object that inherits from the strategy, with the verdict methods added), but writes the response by itself and keeps
 * its strategies in a global registry, which two applications in one process would share.
 */
export function runStrategy(strategy: Strategy, request: object, options: object): Promise<StrategyVerdict> {
  return new Promise((resolve, reject) => {
    const run = Object.assign(Object.create(strategy) as Strategy, {
      redirect: (location: string) => resolve({ kind: 'redirect', location }),
      success: (user: unknown, info: { state?: unknown } = {}) => resolve({ kind: 'success', user, info }),
      fail: () => resolve({ kind: 'failure' }),
      pass: () => resolve({ kind: 'failure' }),
      error: reject,
    });
    Reflect.apply(run.authenticate, run, [request, options]);
  });
}
