import type { WebhookEvent } from '@flowcast/tiktok-client';
import { dedupeKeyOf } from './dedupe-key.ts';

/** A webhook that was verified. `rawBody`: the signed bytes. */
export interface ToldEvent {
  readonly event: WebhookEvent;
  readonly rawBody: Buffer;
}

export interface CountedEvent extends ToldEvent {
  readonly dedupeKey: string;
  readonly deliveries: number;
}

/** Each event once, as it came first, with how often it was delivered: one statement cannot change a row twice. */
export function countedEvents(told: readonly ToldEvent[]): CountedEvent[] {
  const counted = new Map<string, CountedEvent>();
  for (const one of told) {
    const dedupeKey = dedupeKeyOf(one.event);
    const known = counted.get(dedupeKey) ?? { ...one, dedupeKey, deliveries: 0 };
    counted.set(dedupeKey, { ...known, deliveries: known.deliveries + 1 });
  }
  return [...counted.values()];
}
