import { declarations } from '@flowcast/shared-models';
import { describe, expect, it } from '@jest/globals';
import { requiredStrings } from './required-strings.ts';
import { declarationParts } from './declaration-parts.ts';

/**
 * TikTok's Content Sharing Guidelines, https://developers.tiktok.com/docs/en/content-sharing-guidelines, read 2026-09-11.
 * Written out a second time on purpose: whoever changes a string has to look at the source again.
 */
describe('strings that TikTok requires', () => {
  it.each([
    ['Your brand', requiredStrings.yourBrand],
    ['Branded content', requiredStrings.brandedContent],
    ["Your video will be labeled as 'Promotional content'", requiredStrings.promotionalLabel],
    ["Your video will be labeled as 'Paid partnership'", requiredStrings.paidLabel],
    [
      'You need to indicate if your content promotes yourself, a third party, or both.',
      requiredStrings.disclosureMissing,
    ],
    ['Branded content visibility cannot be set to private.', requiredStrings.brandedNotPrivate],
  ])('%s', (required, shown) => expect(shown).toBe(required));

  it.each(Object.values(declarations))(
    'keeps the declaration word for word around its links: $sentence',
    (declaration) => {
      const parts = declarationParts(declaration);

      expect(parts.map(({ text }) => text).join('')).toBe(declaration.sentence);
      expect(parts.filter(({ url }) => url !== null)).toHaveLength(declaration.links.length);
    },
  );
});
