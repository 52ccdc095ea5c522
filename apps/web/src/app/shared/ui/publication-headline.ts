import type { Publication } from '@flowcast/shared-models';
import { publicationCopy as copy, type Tone } from './publication-copy.ts';
import type { IconName } from './icon-paths.ts';

export interface Headline {
  title: string;
  text: string;
  tone: Tone;
  icon: IconName;
}

const way: Headline = { title: copy.waiting, text: copy.waitingText, tone: 'busy', icon: 'send' };

const headlines: Record<Publication['state'], Headline> = {
  scheduled: { title: copy.scheduled, text: copy.scheduledText, tone: 'quiet', icon: 'clock' },
  queued: way,
  sending: way,
  processing: { ...way, text: copy.processingText },
  published: { title: copy.success, text: copy.successText, tone: 'good', icon: 'check' },
  in_inbox: { title: copy.draftSuccess, text: copy.draftText, tone: 'good', icon: 'inbox' },
  needs_attention: { title: copy.needsAttention, text: copy.needsAttentionText, tone: 'warn', icon: 'alert' },
  failed: { title: copy.failed, text: '', tone: 'bad', icon: 'alert' },
  unknown: { title: copy.unknown, text: copy.unknownText, tone: 'warn', icon: 'question' },
  cancelled: { title: copy.cancelled, text: copy.cancelledText, tone: 'quiet', icon: 'stop' },
};

/** What a person is told first about a publication. */
export function publicationHeadline({ state }: Pick<Publication, 'state'>): Headline {
  return headlines[state];
}
