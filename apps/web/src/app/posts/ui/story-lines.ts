import type { StoryEntry } from '@flowcast/shared-models';
import { storyCopy as copy } from '../copy.ts';

export interface StoryLine {
  at: string;
  title: string;
  /** What it came to, in a few words. */
  result: string;
  isTrouble: boolean;
  /** Name and value, for whoever looks closely. */
  facts: { name: string; value: string }[];
}

type Of<K extends StoryEntry['kind']> = Extract<StoryEntry, { kind: K }>;

const readers: { [K in StoryEntry['kind']]: (entry: Of<K>) => Omit<StoryLine, 'at'> } = {
  consent: ({ declaration, post, videoSha256 }) => ({
    title: copy.consent,
    result: declaration,
    isTrouble: false,
    facts: factsOf({ ...post, videoSha256 }),
  }),
  state: ({ state, attempt, detail }) => ({
    title: `${copy.attempt(attempt)}: ${state}`,
    result: '',
    isTrouble: state === 'failed' || state === 'unknown',
    facts: factsOf(detail),
  }),
  webhook: ({ event, reason, toldAt, postId, deliveries, handledAt }) => ({
    title: `${copy.webhook}: ${event}`,
    result: reason ?? '',
    isTrouble: reason !== null,
    facts: factsOf({ toldAt, postId, deliveries, handledAt }),
  }),
  fetch: ({ method, status, refusal, range, bytesSent, userAgent, endedAt }) => ({
    title: `${copy.fetch}: ${method}`,
    result: refusal ? `${status} ${refusal}` : String(status),
    isTrouble: refusal !== null,
    facts: factsOf({ range, bytesSent, userAgent, endedAt }),
  }),
  exchange: ({ call, answer, failure, durationMs, count, request }) => ({
    title: `${copy.exchange}: ${call}`,
    result: [
      answer ? copy.answered(answer.httpStatus, answer.code) : (failure ?? copy.noAnswer),
      copy.took(durationMs),
      ...(count > 1 ? [copy.times(count)] : []),
    ].join(', '),
    isTrouble: failure !== null,
    facts: factsOf({ ...request, ...answer?.facts, logId: answer?.logId }),
  }),
};

/** What happened, one line each, in the order it happened. */
export function storyLines(entries: readonly StoryEntry[]): StoryLine[] {
  return entries.map((entry) => ({ at: entry.at, ...read(entry) }));
}

function read(entry: StoryEntry): Omit<StoryLine, 'at'> {
  switch (entry.kind) {
    case 'consent':
      return readers.consent(entry);
    case 'state':
      return readers.state(entry);
    case 'webhook':
      return readers.webhook(entry);
    case 'fetch':
      return readers.fetch(entry);
    case 'exchange':
      return readers.exchange(entry);
  }
}

function factsOf(facts: Record<string, unknown>): StoryLine['facts'] {
  return Object.entries(facts)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => ({ name, value: typeof value === 'string' ? value : JSON.stringify(value) }));
}
