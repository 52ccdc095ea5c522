import type { APIRequestContext } from '@playwright/test';
import { expect, test } from '../../support/composer.ts';
import { requiredStrings as required } from '../../support/required-strings.ts';

const post = {
  caption: 'Crafted',
  privacyLevel: 'PUBLIC_TO_EVERYONE',
  allowComment: false,
  allowDuet: false,
  allowStitch: false,
  yourBrand: false,
  brandedContent: false,
  aiGenerated: false,
  coverTimestampMs: 0,
};

async function idsOf(request: APIRequestContext): Promise<{ accountId: string; videoId: string }> {
  const me = (await (await request.get('/api/me')).json()) as { accounts: { id: string }[] };
  const videos = (await (await request.get('/api/videos?origin=catalog')).json()) as { items: { id: string }[] };
  return { accountId: me.accounts[0]?.id ?? '', videoId: videos.items[0]?.id ?? '' };
}

const crafted = [
  { rule: 'U4', what: 'too long a video', path: 'videoId', account: { maxVideoPostDurationSec: 3 } },
  { rule: 'U5', what: 'a caption of 2,201 characters', path: 'post.caption', change: { caption: 'x'.repeat(2_201) } },
  { rule: 'U6', what: 'an audience TikTok does not offer', path: 'post.privacyLevel', account: { private: true } },
  { rule: 'U6', what: 'no audience', path: 'post.privacyLevel', change: { privacyLevel: undefined } },
  {
    rule: 'U8',
    what: 'comments that are switched off',
    path: 'post.allowComment',
    account: { commentDisabled: true },
    change: { allowComment: true },
  },
  {
    rule: 'U8',
    what: 'duet that is switched off',
    path: 'post.allowDuet',
    account: { duetDisabled: true },
    change: { allowDuet: true },
  },
  {
    rule: 'U14',
    what: 'branded content for oneself only',
    path: 'post.privacyLevel',
    change: { brandedContent: true, privacyLevel: 'SELF_ONLY' },
    declaration: required.brandedDeclaration,
  },
  { rule: 'U17', what: 'the wrong declaration', path: 'consent.declaration', change: { brandedContent: true } },
  { rule: 'U26', what: 'a draft with choices', path: 'post', mode: 'draft' },
];

for (const { rule, what, path, account, change, declaration = required.musicDeclaration, mode = 'direct' } of crafted) {
  test(`${rule}: the API refuses ${what} at its field`, async ({ composer: { page, username }, emulator }) => {
    await emulator.changeAccount(username, {
      private: false,
      commentDisabled: false,
      duetDisabled: false,
      maxVideoPostDurationSec: 600,
      ...account,
    });
    const answer = await page.request.post('/api/upload', {
      headers: { 'Idempotency-Key': crypto.randomUUID() },
      data: { ...(await idsOf(page.request)), mode, post: { ...post, ...change }, consent: { declaration } },
    });

    expect(answer.status()).toBe(422);
    const { errors } = (await answer.json()) as { errors: { path: string }[] };
    expect(errors.map((error) => error.path)).toEqual([path]);
    expect(await emulator.effects(username)).toEqual([]);
  });
}
