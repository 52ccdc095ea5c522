import type { LiveEvent } from '@flowcast/shared-models';
import type { PortalClient } from './portal-client.ts';
import { until } from './until.ts';

/** What a browser's `EventSource` sees of `GET /api/live`. */
export interface LiveStream {
  readonly response: Response;
  readonly events: readonly LiveEvent[];
  /** Set when the server has ended the stream. */
  readonly hasEnded: boolean;
  close(): void;
}

/** Opens the stream and waits until it is known to be open. */
export async function openLiveStream(browser: PortalClient): Promise<LiveStream> {
  const abort = new AbortController();
  const response = await browser.request('/api/live', {
    headers: { Accept: 'text/event-stream', 'Accept-Encoding': 'gzip' },
    signal: abort.signal,
  });
  const state = { text: '', events: [] as LiveEvent[], hasEnded: false };
  void readInto(state, response);
  await until(() => state.text.includes(': open'));
  return {
    response,
    get events() {
      return state.events;
    },
    get hasEnded() {
      return state.hasEnded;
    },
    close: () => abort.abort(),
  };
}

async function readInto(state: { text: string; events: LiveEvent[]; hasEnded: boolean }, response: Response) {
  const decoder = new TextDecoder();
  try {
    for await (const bytes of response.body ?? []) {
      state.text += decoder.decode(bytes, { stream: true });
      state.events = [...state.text.matchAll(/^data: (.*)$/gm)].map(([, json]) => JSON.parse(json ?? '') as LiveEvent);
    }
  } catch {
    // The test closed its own end.
  }
  state.hasEnded = true;
}
