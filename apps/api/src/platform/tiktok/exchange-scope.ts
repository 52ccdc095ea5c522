import { AsyncLocalStorage } from 'node:async_hooks';
import type { TikTokExchange } from '@flowcast/tiktok-client';

export type ExchangeListener = (exchange: TikTokExchange) => void;

const scope = new AsyncLocalStorage<ExchangeListener>();

/** What is said to TikTok while `work` runs, also by what it awaits, is told to `listener`. */
export function listenToExchanges<T>(listener: ExchangeListener, work: () => Promise<T>): Promise<T> {
  return scope.run(listener, work);
}

export const isListenedTo = (): boolean => scope.getStore() !== undefined;

/** For the client: hands an exchange to whoever listens where the call was made. */
export function tellExchange(exchange: TikTokExchange): void {
  scope.getStore()?.(exchange);
}
