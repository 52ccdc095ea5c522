import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../support/composer.ts';

test('a post TikTok’s settings stopped is answered on its page, with a new consent', async ({
  composer,
  emulator,
  database,
}) => {
  const { username } = composer;
  const page = await composer.open();
  await composer.fill('Answered with what is offered');
  await composer.box('Comment').check();
  await composer.publish();
  await expect(page.getByRole('heading', { name: 'Publish Successful' })).toBeVisible({ timeout: 30_000 });
  const before = await emulator.effects(username);
  // A post that waits for its creator, as the last look before sending leaves it.
  await database.addPublications(await composer.accountId(), [
    {
      state: 'needs_attention',
      caption: 'Stopped by the settings',
      minutesAgo: 1,
      needs: [
        { code: 'privacy_level_not_offered', field: 'post.privacyLevel', message: 'Not offered.' },
        { code: 'comment_disabled', field: 'post.allowComment', message: 'Off.' },
      ],
    },
  ]);
  await emulator.changeAccount(username, { private: true, commentDisabled: true });
  await page.goto('/posts?state=needs_attention');
  await page.getByRole('article').first().getByRole('link').first().click();

  await expect(page.getByRole('heading', { name: 'This post needs you' })).toBeVisible();
  const answer = page.getByRole('region', { name: 'Answer with what TikTok offers now' });
  await expect(answer).toContainText('You chose Everyone');
  await expect(answer).toContainText('Comments');
  await expect(answer.getByRole('checkbox', { name: 'Comment' })).toBeDisabled();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await answer.getByRole('button', { name: 'Confirm and publish' }).click();
  await expect(answer.getByRole('alert')).toContainText('TikTok no longer offers the former choice');

  await answer.getByRole('combobox', { name: 'Who can view this video' }).click();
  await page.getByRole('option', { name: /^Followers/ }).click();
  await answer.getByRole('button', { name: 'Confirm and publish' }).click();
  await expect(page.getByRole('dialog')).toContainText('visible to followers');
  await page.getByRole('button', { name: 'Yes, publish' }).click();

  await expect(page.getByRole('heading', { name: 'Publish Successful' })).toBeVisible({ timeout: 30_000 });
  const effects = await emulator.effects(username);
  expect(effects).toHaveLength(before.length + 1);
  expect(effects.at(-1)?.postInfo).toMatchObject({ privacy_level: 'FOLLOWER_OF_CREATOR', disable_comment: true });
});
