import { disabled, hidden, type SchemaPathTree, validate } from '@angular/forms/signals';
import { captionMaxLength, type CreatorInfo, type Video } from '@flowcast/shared-models';
import { formatLength } from '../util/format.ts';
import { missingCopy, offReasons } from '../util/choice-copy.ts';
import { requiredStrings } from '../util/required-strings.ts';
import type { ComposerDraft } from './composer-draft.ts';
import { scheduleProblem } from '../util/schedule-time.ts';

/** What the rules need to know beside the draft; functions, so that the form follows when it changes. */
export interface ComposerFacts {
  creatorInfo(): CreatorInfo | null;
  /** The account granted drafts alone: there is no creator_info to wait for. */
  draftsOnly(): boolean;
  video(): { facts: Pick<Video['facts'], 'durationMs'> } | null;
}

type Paths = SchemaPathTree<ComposerDraft>;

/** TikTok's rules for the composer (docs/tiktok-assumptions.md, required UX), in the order of the page. */
export function composerRules(paths: Paths, facts: ComposerFacts): void {
  accountRule(paths, facts);
  videoRule(paths, facts);
  captionRule(paths);
  audienceRules(paths, facts);
  disclosureRules(paths);
  timeRule(paths);
}

/** Nothing can be judged before creator_info is there. */
function accountRule(paths: Paths, { creatorInfo, draftsOnly }: ComposerFacts): void {
  validate(paths.accountId, () =>
    creatorInfo() || draftsOnly() ? null : { kind: 'loading', message: missingCopy.loading },
  );
}

function videoRule(paths: Paths, { creatorInfo, video }: ComposerFacts): void {
  validate(paths.videoId, ({ value }) => {
    if (!value()) return { kind: 'required', message: missingCopy.video };
    const maxSec = creatorInfo()?.maxVideoPostDurationSec;
    const durationMs = video()?.facts.durationMs;
    if (!maxSec || !durationMs || durationMs <= maxSec * 1000) return null;
    return { kind: 'tooLong', message: tooLong(durationMs / 1000, maxSec) };
  });
}

function tooLong(durationSec: number, maxSec: number): string {
  const lasts = formatLength(Math.ceil(durationSec));
  return `Choose a shorter video: this one lasts ${lasts}, this account may post up to ${formatLength(maxSec)}`;
}

function captionRule(paths: Paths): void {
  hidden(paths.caption, { when: ({ valueOf }) => valueOf(paths.mode) === 'draft' });
  validate(paths.caption, ({ value }) => {
    const over = value().length - captionMaxLength;
    if (over <= 0) return null;
    return { kind: 'maxLength', message: `Shorten the caption by ${over} ${over === 1 ? 'character' : 'characters'}` };
  });
}

function audienceRules(paths: Paths, { creatorInfo }: ComposerFacts): void {
  hidden(paths.privacyLevel, { when: ({ valueOf }) => valueOf(paths.mode) === 'draft' });
  validate(paths.privacyLevel, ({ value, valueOf }) => {
    const level = value();
    if (level === '') return { kind: 'required', message: missingCopy.privacy };
    const offered = creatorInfo()?.privacyLevelOptions;
    if (offered && !offered.includes(level)) return { kind: 'gone', message: missingCopy.privacyGone };
    const branded = valueOf(paths.disclose) && valueOf(paths.brandedContent);
    if (branded && level === 'SELF_ONLY') return { kind: 'branded', message: requiredStrings.brandedNotPrivate };
    return null;
  });
  disabled(paths.allowComment, { when: () => creatorInfo()?.commentDisabled === true && offReasons.allowComment });
  disabled(paths.allowDuet, { when: () => creatorInfo()?.duetDisabled === true && offReasons.allowDuet });
  disabled(paths.allowStitch, { when: () => creatorInfo()?.stitchDisabled === true && offReasons.allowStitch });
}

function disclosureRules(paths: Paths): void {
  hidden(paths.disclose, { when: ({ valueOf }) => valueOf(paths.mode) === 'draft' });
  validate(paths.disclose, ({ value, valueOf }) => {
    if (!value() || valueOf(paths.yourBrand) || valueOf(paths.brandedContent)) return null;
    return { kind: 'disclosure', message: requiredStrings.disclosureMissing };
  });
  disabled(paths.brandedContent, {
    when: ({ valueOf }) => valueOf(paths.privacyLevel) === 'SELF_ONLY' && offReasons.brandedPrivate,
  });
}

function timeRule(paths: Paths): void {
  validate(paths.scheduledAt, ({ value }) => {
    if (!value()) return null;
    const message = scheduleProblem(value(), Date.now());
    return message ? { kind: 'time', message } : null;
  });
}
