import { fileURLToPath } from 'node:url';
import { ComposerPage, expect, test } from '../support/composer.ts';
import { signInQuickly } from '../support/sign-in.ts';

const picture = fileURLToPath(new URL('../../../docs/images/publish.png', import.meta.url));

test('the picture of the README', async ({ browser, emulator, adminState, installation: { portalUrl } }) => {
  const state = await signInQuickly({ baseURL: portalUrl, emulator, adminState }, 'ava.studio');
  const context = await browser.newContext({
    baseURL: portalUrl,
    storageState: state,
    viewport: { width: 1440, height: 900 },
  });
  const composer = new ComposerPage(await context.newPage(), 'ava.studio', emulator);
  const page = await composer.open();
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await composer.fill('Evening light over the bay, one take #studio #sunset');
  await composer.box('Comment').check();
  const video = composer.preview.getByLabel('The chosen video');
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.readyState)).toBeGreaterThan(1);
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    scrollTo(0, 0);
  });
  await page.screenshot({ path: picture });
  await context.close();
});
