import { privacyLevels, publishModes } from '@flowcast/shared-models';
import * as v from 'valibot';

/** What somebody has filled in so far. Everything TikTok wants chosen by hand begins unchosen. */
const DraftSchema = v.object({
  accountId: v.fallback(v.string(), ''),
  mode: v.fallback(v.picklist(publishModes), 'direct'),
  videoId: v.fallback(v.string(), ''),
  caption: v.fallback(v.string(), ''),
  /** Empty: not chosen yet; there is no default (TikTok's rule). */
  privacyLevel: v.fallback(v.picklist(['', ...privacyLevels]), ''),
  allowComment: v.fallback(v.boolean(), false),
  allowDuet: v.fallback(v.boolean(), false),
  allowStitch: v.fallback(v.boolean(), false),
  disclose: v.fallback(v.boolean(), false),
  yourBrand: v.fallback(v.boolean(), false),
  brandedContent: v.fallback(v.boolean(), false),
  aiGenerated: v.fallback(v.boolean(), false),
  coverTimestampMs: v.fallback(v.number(), 0),
  /** An instant; empty: as soon as possible. */
  scheduledAt: v.fallback(v.string(), ''),
});
export type ComposerDraft = v.InferOutput<typeof DraftSchema>;

export function emptyDraft(kept: Partial<ComposerDraft> = {}): ComposerDraft {
  return { ...restoreDraft({}), ...kept };
}

/** A draft from storage; whatever is not readable is as if it had not been filled in. */
export function restoreDraft(stored: unknown): ComposerDraft {
  const known = typeof stored === 'object' && stored !== null ? stored : {};
  return v.parse(DraftSchema, { ...blank, ...known });
}

const blank = {
  accountId: '',
  mode: 'direct',
  videoId: '',
  caption: '',
  privacyLevel: '',
  allowComment: false,
  allowDuet: false,
  allowStitch: false,
  disclose: false,
  yourBrand: false,
  brandedContent: false,
  aiGenerated: false,
  coverTimestampMs: 0,
  scheduledAt: '',
};
