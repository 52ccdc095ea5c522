import { TikTokClient } from '../../src/index.ts';
import type { TikTokClientOptions } from '../../src/index.ts';
import { CLIENT } from './fixtures.ts';

/** A client of the documentation's example app that waits nowhere; `waits` lists how long it would have. */
export function testClient(options: Partial<TikTokClientOptions>): { client: TikTokClient; waits: number[] } {
  const waits: number[] = [];
  const wait = (delayMs: number, signal: AbortSignal): Promise<void> => {
    waits.push(delayMs);
    return signal.aborted ? Promise.reject(signal.reason as Error) : Promise.resolve();
  };
  return { client: new TikTokClient({ ...CLIENT, wait, random: () => 0, ...options }), waits };
}
