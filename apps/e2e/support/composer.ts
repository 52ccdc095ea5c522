import { expect, type Locator, type Page } from '@playwright/test';
import { type AccountChange, EmulatorControl } from './emulator.ts';
import { signInQuickly } from './sign-in.ts';
import { test as base } from './test.ts';

type SavedState = Awaited<ReturnType<typeof signInQuickly>>;

interface SignedIn {
  username: string;
  state: SavedState;
}

interface Installation {
  /** The creator of a spec file, signed in once for all its tests: TikTok counts calls by creator. */
  creatorOf: (file: string) => Promise<SignedIn>;
}

interface Composing {
  composer: ComposerPage;
}

/** What an ordinary public account may do; every test begins with it. */
const ordinary: AccountChange = {
  private: false,
  commentDisabled: false,
  duetDisabled: false,
  stitchDisabled: false,
  maxVideoPostDurationSec: 600,
  caps: { directPostsPer24h: 15, pendingSharesPer24h: 5 },
};

/** The publish page as a creator uses it. */
export class ComposerPage {
  readonly page: Page;
  readonly username: string;
  private readonly emulator: EmulatorControl;

  constructor(page: Page, username: string, emulator: EmulatorControl) {
    this.page = page;
    this.username = username;
    this.emulator = emulator;
  }

  /** Opens the page as TikTok lets this creator post right now. */
  async open(change: AccountChange = {}): Promise<Page> {
    await this.emulator.changeAccount(this.username, { ...ordinary, ...change });
    await this.page.goto('/publish');
    await expect(this.account).toContainText(`@${this.username}`);
    return this.page;
  }

  /** Of the one account this creator has, as the studio names it. */
  async accountId(): Promise<string> {
    const me = (await (await this.page.request.get('/api/me')).json()) as { accounts: { id: string }[] };
    return me.accounts[0]?.id ?? '';
  }

  get account(): Locator {
    return this.page.getByRole('group', { name: 'Account' });
  }

  get audience(): Locator {
    return this.page.getByRole('combobox', { name: 'Who can view this video' });
  }

  /** What the opened list of audiences offers. */
  get options(): Locator {
    return this.page.getByRole('listbox').getByRole('option');
  }

  get publishButton(): Locator {
    return this.page.getByRole('button', { name: 'Publish to TikTok' });
  }

  get declaration(): Locator {
    return this.page.getByRole('region', { name: 'Declaration' });
  }

  get preview(): Locator {
    return this.page.getByRole('complementary', { name: 'Preview' });
  }

  /** One of the boxes and switches, by its label. */
  box(name: string): Locator {
    return this.page.getByRole('checkbox', { name, exact: true });
  }

  switch(name: string): Locator {
    return this.page.getByRole('switch', { name });
  }

  async chooseDemo(): Promise<void> {
    await this.page.getByRole('button', { name: 'Use the demo video' }).click();
    await expect(this.page.getByRole('button', { name: 'Change video' })).toBeVisible();
  }

  async chooseAudience(name: string): Promise<void> {
    await this.audience.click();
    await this.options.filter({ hasText: new RegExp(`^\\s*${name}`) }).click();
  }

  /** Everything TikTok demands for a direct post, up to the question that comes before it. */
  async fill(caption: string, audience = 'Everyone'): Promise<void> {
    await this.chooseDemo();
    await this.page.getByRole('textbox', { name: 'Caption' }).fill(caption);
    await this.chooseAudience(audience);
  }

  /** Presses the button although it cannot act yet: it answers with what is missing. */
  async tryToPublish(): Promise<void> {
    await this.publishButton.click({ force: true });
  }

  /** What a mouse over something sees. */
  get hoverText(): Locator {
    return this.page.getByRole('tooltip');
  }

  async publish(): Promise<void> {
    await this.publishButton.click();
    await this.page.getByRole('button', { name: 'Yes, publish' }).click();
  }
}

export const test = base.extend<Composing, Installation>({
  creatorOf: [
    async ({ adminState, installation: { portalUrl, emulatorUrl } }, use) => {
      const emulator = new EmulatorControl(emulatorUrl);
      const known = new Map<string, Promise<SignedIn>>();
      const signIn = async (): Promise<SignedIn> => {
        const username = await emulator.newAccount();
        return { username, state: await signInQuickly({ baseURL: portalUrl, emulator, adminState }, username) };
      };
      await use((file) => {
        const creator = known.get(file) ?? signIn();
        known.set(file, creator);
        return creator;
      });
    },
    { scope: 'worker' },
  ],

  composer: async ({ browser, creatorOf, emulator, installation }, use, testInfo) => {
    const { username, state } = await creatorOf(testInfo.file);
    const context = await browser.newContext({ baseURL: installation.portalUrl, storageState: state });
    await use(new ComposerPage(await context.newPage(), username, emulator));
    await emulator.noFaults();
    await context.close();
  },
});

export { expect };
