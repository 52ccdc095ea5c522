import type { ClientContext } from '../client-options.ts';
import { TikTokError } from '../errors/tiktok-error.ts';
import type { TikTokCall, TikTokExchange, TikTokExchangeAnswer } from './tiktok-exchange.ts';

/** Tells `onExchange` how one exchange ended; without a listener nothing is put together. */
export interface ExchangeReport {
  succeeded(answer: () => TikTokExchangeAnswer): void;
  failed(thrown: unknown): void;
}

const NOBODY_LISTENS: ExchangeReport = { succeeded: () => undefined, failed: () => undefined };

/** To be opened right before the request goes out. `asked` is read at the end, when it is known how far a chunk got. */
export function openReport(
  { onExchange, now }: ClientContext,
  call: TikTokCall,
  asked: () => TikTokExchange['request'],
): ExchangeReport {
  if (!onExchange) {
    return NOBODY_LISTENS;
  }
  const startedAtMs = now();
  const tell = (end: Pick<TikTokExchange, 'answer' | 'failure'>) => {
    try {
      onExchange({ call, startedAtMs, durationMs: Math.max(0, now() - startedAtMs), request: asked(), ...end });
    } catch {
      // A call must not fail because somebody watched it.
    }
  };
  return {
    succeeded: (answer) => tell({ answer: answer(), failure: null }),
    failed: (thrown) => {
      if (thrown instanceof TikTokError) {
        tell({ answer: answerOf(thrown), failure: thrown.code });
      }
    },
  };
}

function answerOf({ httpStatus, tiktokCode, logId }: TikTokError): TikTokExchangeAnswer | null {
  return httpStatus === undefined ? null : { httpStatus, code: tiktokCode ?? null, logId: logId ?? null, facts: {} };
}
