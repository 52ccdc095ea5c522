import { describe, expect, it } from '@jest/globals';
import { creatorInfo } from '../../../../test/factories.ts';
import { captionParts } from '../util/caption-parts.ts';
import { type ComposerDraft, emptyDraft, restoreDraft } from './composer-draft.ts';
import { confirmSentence } from './confirm-sentence.ts';
import { declarationOf, toPublishRequest } from './publish-request.ts';

const sentence = (change: Partial<ComposerDraft>) =>
  confirmSentence(toPublishRequest(emptyDraft({ privacyLevel: 'PUBLIC_TO_EVERYONE', ...change }), creatorInfo()), {
    videoTitle: 'Golden hour',
    account: '@ava.studio',
  });

describe('confirmSentence', () => {
  it('names audience and interactions', () => {
    expect(sentence({ allowComment: true })).toBe(
      '“Golden hour” is posted to @ava.studio: visible to everyone, comments on, duet and stitch off.',
    );
  });

  it('names label and AI', () => {
    expect(sentence({ disclose: true, brandedContent: true, aiGenerated: true })).toContain(
      'labelled Paid partnership, marked as AI-generated.',
    );
  });

  it('says that a draft is seen by nobody', () => {
    expect(sentence({ mode: 'draft' })).toContain('goes to the TikTok inbox of @ava.studio as a draft');
  });
});

describe('toPublishRequest', () => {
  it('ignores boxes that were ticked while the disclosure is off', () => {
    const draft = emptyDraft({ privacyLevel: 'SELF_ONLY', yourBrand: true, brandedContent: true });

    expect(toPublishRequest(draft, creatorInfo())).toMatchObject({ post: { yourBrand: false, brandedContent: false } });
    expect(declarationOf(draft).links).toHaveLength(1);
  });

  it('never invents an audience', () => {
    expect(() => toPublishRequest(emptyDraft(), creatorInfo())).toThrow(/audience/);
  });
});

describe('restoreDraft', () => {
  it.each([null, 'text', 7, {}])('begins blank from %p', (stored) => {
    expect(restoreDraft(stored)).toEqual(emptyDraft());
  });

  it('keeps what is readable and drops what is not', () => {
    expect(restoreDraft({ caption: 'Hi', privacyLevel: 'PUBLIC', allowDuet: 'yes' })).toMatchObject({
      caption: 'Hi',
      privacyLevel: '',
      allowDuet: false,
    });
  });
});

describe('captionParts', () => {
  it('finds hashtags and mentions in any script', () => {
    expect(captionParts('Hallo #größe mit @leo.creates!')).toEqual([
      { text: 'Hallo ', isLink: false },
      { text: '#größe', isLink: true },
      { text: ' mit ', isLink: false },
      { text: '@leo.creates', isLink: true },
      { text: '!', isLink: false },
    ]);
  });
});
