import { expect, test } from '../../support/composer.ts';

test('U5: the caption can be written and changed until the end, counted as TikTok counts', async ({ composer }) => {
  const page = await composer.open();
  const caption = page.getByRole('textbox', { name: 'Caption' });

  await caption.fill('Evening #studio 🌊');
  await expect(page.getByText('18 of 2,200')).toBeVisible();
  await caption.press('End');
  await caption.pressSequentially(' @friends');
  await expect(caption).toHaveValue('Evening #studio 🌊 @friends');

  await caption.fill('x'.repeat(2_201));
  await expect(page.getByText('Shorten the caption by 1 character').first()).toBeVisible();
  await expect(composer.publishButton).toHaveAttribute('aria-disabled', 'true');
});

for (const { account, isPrivate, options } of [
  { account: 'a public account', isPrivate: false, options: ['Everyone', 'Friends', 'Only me'] },
  { account: 'a private account', isPrivate: true, options: ['Followers', 'Friends', 'Only me'] },
]) {
  test(`U6: ${account} is offered exactly TikTok's audiences, and none is chosen`, async ({ composer }) => {
    const page = await composer.open({ private: isPrivate });
    await expect(composer.audience).toContainText('Choose who can view it');
    await composer.chooseDemo();
    await composer.tryToPublish();
    await expect(page.getByRole('link', { name: 'Choose who can view this video' })).toBeVisible();

    await composer.audience.click();

    await expect(composer.options).toHaveText(options.map((name) => new RegExp(`^\\s*${name}`)));
    await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toHaveCount(0);
  });
}

test('U7: comment, duet and stitch are three boxes that only a hand ticks', async ({ composer, emulator }) => {
  const page = await composer.open();
  for (const name of ['Comment', 'Duet', 'Stitch']) await expect(composer.box(name)).not.toBeChecked();

  await composer.fill('Only comments');
  await composer.box('Comment').check();
  await expect(composer.box('Duet')).not.toBeChecked();
  await composer.publish();
  await expect(page.getByRole('list', { name: 'Progress' })).toBeVisible();

  await expect
    .poll(async () => (await emulator.effects(composer.username)).map(({ postInfo }) => postInfo), { timeout: 30_000 })
    .toMatchObject([{ disable_comment: false, disable_duet: true, disable_stitch: true }]);
});

test('U8: what the creator has switched off at TikTok is greyed out and says why', async ({ composer, emulator }) => {
  const page = await composer.open();
  await composer.box('Comment').check();
  await emulator.changeAccount(composer.username, { commentDisabled: true, private: true });
  await page.reload();

  for (const name of ['Comment', 'Duet', 'Stitch']) {
    await expect(composer.box(name)).toBeDisabled();
    await expect(composer.box(name)).not.toBeChecked();
  }
  await expect(page.getByText('Comments are turned off in this account’s TikTok settings.')).toBeVisible();
  await expect(page.getByText(/Duet is turned off .* or the account is private/)).toBeVisible();
  await expect(page.getByText(/Stitch is turned off .* or the account is private/)).toBeVisible();
});

test('U9: a video has all three boxes, never one for both duet and stitch', async ({ composer }) => {
  const page = await composer.open();

  const boxes = page.getByRole('group', { name: 'Allow users to' }).getByRole('checkbox');

  await expect(boxes).toHaveCount(3);
});
