import type { EmulatorScript, PublicationStory, StoryEntry } from '@flowcast/shared-models';
import { FAIL_REASONS } from '@flowcast/tiktok-client';
import { type Exchange, factsOf, hasBytes, type ScriptFault, type ScriptRequest } from './script-request.ts';

type Webhook = Extract<StoryEntry, { kind: 'webhook' }>;

const goodEnds: ReadonlySet<unknown> = new Set(['PUBLISH_COMPLETE', 'SEND_TO_USER_INBOX']);
const goodEvents: ReadonlySet<string> = new Set(['post.publish.complete', 'post.publish.inbox_delivered']);
const publicEvent = 'post.publish.publicly_available';

/** From this state on TikTok may have had every byte. */
const wholeStates: ReadonlySet<string> = new Set(['commit_sent', 'accepted', 'unknown']);

/** Of an init whose answer was lost this is known where TikTok fetched the video. */
const mayBePublished = ({ exchange: { call, failure }, fetches }: ScriptRequest) =>
  call.endsWith('_init') && (failure === null || fetches?.some(hasBytes) === true);

/** How the publishes end that TikTok failed, or never decided. Good ends need no doing. */
export function verdictFaults(story: PublicationStory, requests: readonly ScriptRequest[]): ScriptFault[] {
  return requests.filter(mayBePublished).flatMap(({ exchange: { call: at, attempt }, skip }) => {
    const own = story.entries.filter((entry) => entry.kind !== 'consent' && entry.attempt === attempt);
    const reason = failReasonIn(own);
    if (reason !== null) return [{ kind: 'fail_reason', at, skip, reason: knownReason(reason) }];
    const isWhole = own.some((entry) => entry.kind === 'state' && wholeStates.has(entry.state));
    return isWhole && !own.some(isGoodEnd) ? [{ kind: 'stuck', at, skip }] : [];
  });
}

/** How TikTok's own messages came; nothing when it had none to send. */
export function webhookSwitch({ entries }: PublicationStory): EmulatorScript['switches'] {
  const told = entries.filter((entry) => entry.kind === 'webhook').filter(({ event }) => event.startsWith('post.'));
  if (told.length === 0)
    return entries.some(isGoodEnd) || failReasonIn(entries) !== null ? { webhookDelivery: 'lose' } : {};
  if (told.some(({ deliveries }) => deliveries > 1)) return { webhookDelivery: 'duplicate' };
  return { webhookDelivery: isInOrder(told) ? 'normal' : 'reorder' };
}

/** How long TikTok took, as far as it was seen: between the last look without and the first with. */
export function timingOf({ entries }: PublicationStory): EmulatorScript['timing'] {
  const sentAt = sentAtOf(entries);
  const end = entries.find(isGoodEnd);
  if (sentAt === null || !end) return {};
  const verdictAt = between(lastOf(entries, isUnderWay) ?? sentAt, end, sentAt);
  const shown = entries.find(showsPost);
  const hiddenAt = Math.max(verdictAt, lastOf(entries, (entry) => isGoodEnd(entry) && !showsPost(entry)) ?? 0);
  const processing = { processingMs: wholeMs(verdictAt - sentAt) };
  return shown ? { ...processing, moderationMs: wholeMs(between(hiddenAt, shown, verdictAt) - verdictAt) } : processing;
}

/** When TikTok had the whole file: sent by us, or fetched by itself. */
function sentAtOf(entries: readonly StoryEntry[]): number | null {
  const sent = entries.findLast((entry) => isSent(entry) || (entry.kind === 'fetch' && hasBytes(entry)));
  if (sent?.kind === 'fetch') return Date.parse(sent.endedAt ?? sent.at);
  return sent?.kind === 'exchange' ? Date.parse(sent.at) + sent.durationMs : null;
}

const isSent = (entry: StoryEntry) => isExchange(entry, 'upload') && entry.failure === null;

/**
 * A webhook comes when it happens. Of polls only two ends are known; where no poll came before, the early side is the
 * safer guess, because the replay's first look comes about as late.
 */
function between(fromMs: number, seen: StoryEntry, startMs: number): number {
  const seenMs = Date.parse(seen.at);
  if (seen.kind === 'webhook') return Math.max(startMs, seenMs);
  return fromMs + (seenMs - fromMs) * (fromMs > startMs ? 0.5 : 0.25);
}

const wholeMs = (durationMs: number) => Math.max(0, Math.round(durationMs));

function lastOf(entries: readonly StoryEntry[], is: (entry: StoryEntry) => boolean): number | null {
  const last = entries.findLast(is);
  return last ? Date.parse(last.kind === 'exchange' ? last.lastAt : last.at) : null;
}

const isExchange = (entry: StoryEntry, call: string): entry is Exchange =>
  entry.kind === 'exchange' && entry.call === call;

const statusIn = (entry: StoryEntry) => (isExchange(entry, 'status') ? factsOf(entry)['status'] : undefined);

const isUnderWay = (entry: StoryEntry) => String(statusIn(entry)).startsWith('PROCESSING');

const isGoodEnd = (entry: StoryEntry) =>
  goodEnds.has(statusIn(entry)) || (entry.kind === 'webhook' && goodEvents.has(entry.event));

const showsPost = (entry: StoryEntry) =>
  (isExchange(entry, 'status') && hasAny(factsOf(entry)['publicaly_available_post_id'])) ||
  (entry.kind === 'webhook' && entry.event === publicEvent);

const hasAny = (ids: unknown) => Array.isArray(ids) && ids.length > 0;

function failReasonIn(entries: readonly StoryEntry[]): string | null {
  for (const entry of entries) {
    if (isExchange(entry, 'status') && statusIn(entry) === 'FAILED') return textOf(factsOf(entry)['fail_reason']);
    if (entry.kind === 'webhook' && entry.event === 'post.publish.failed') return textOf(entry.reason);
  }
  return null;
}

const textOf = (reason: unknown) => (typeof reason === 'string' ? reason : 'internal');

/** The emulator knows TikTok's documented reasons only. */
const knownReason = (reason: string) => (FAIL_REASONS.some((known) => known === reason) ? reason : 'internal');

const isInOrder = (webhooks: readonly Webhook[]) =>
  webhooks.every(({ toldAt }, index) => Date.parse(toldAt) >= Date.parse(webhooks[index - 1]?.toldAt ?? toldAt));
