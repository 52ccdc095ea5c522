import { ComponentHarness, TestKey } from '@angular/cdk/testing';

const keys = { PageDown: TestKey.PAGE_DOWN, PageUp: TestKey.PAGE_UP, Home: TestKey.HOME, End: TestKey.END } as const;

/** The feed: its posts, and the keys that lead from one to another. */
export class PostsFeedHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-posts-feed';
  private readonly feed = this.locatorFor('[role="feed"]');
  private readonly articles = this.locatorForAll('article');
  private readonly titles = this.locatorForAll('article .title');

  async rendered(): Promise<number> {
    return (await this.articles()).length;
  }

  /** Of the first rendered post: its place among all, and how many there are; -1 while that is not known. */
  async firstPlace(): Promise<[string | null, string | null]> {
    const [first] = await this.articles();
    if (!first) return [null, null];
    return [await first.getAttribute('aria-posinset'), await first.getAttribute('aria-setsize')];
  }

  async isBusy(): Promise<boolean> {
    return (await (await this.feed()).getAttribute('aria-busy')) === 'true';
  }

  async focus(title: string): Promise<void> {
    await (await this.title(title)).focus();
  }

  /** Presses a key while a post has the focus. */
  async press(title: string, key: keyof typeof keys): Promise<void> {
    await (await this.title(title)).sendKeys(keys[key]);
  }

  async isFocused(title: string): Promise<boolean> {
    return (await this.title(title)).isFocused();
  }

  private async title(wanted: string) {
    for (const title of await this.titles()) if ((await title.text()) === wanted) return title;
    throw new Error(`“${wanted}” is not rendered.`);
  }
}
