import { ComponentHarness, TestKey } from '@angular/cdk/testing';

const keys = { PageDown: TestKey.PAGE_DOWN, PageUp: TestKey.PAGE_UP, Home: TestKey.HOME, End: TestKey.END } as const;

/** The grid of videos, and the keys that lead from one to another. */
export class VideoFeedHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-video-feed';
  private readonly articles = this.locatorForAll('article');

  async rendered(): Promise<number> {
    return (await this.articles()).length;
  }

  /** Of the first rendered video: its place among all, and how many there are; -1 while that is not known. */
  async firstPlace(): Promise<[string | null, string | null]> {
    const [first] = await this.articles();
    if (!first) return [null, null];
    return [await first.getAttribute('aria-posinset'), await first.getAttribute('aria-setsize')];
  }

  async focus(title: string): Promise<void> {
    await (await this.useOf(title)).focus();
  }

  /** Presses a key while a video has the focus. */
  async press(title: string, key: keyof typeof keys): Promise<void> {
    await (await this.useOf(title)).sendKeys(keys[key]);
  }

  async isFocused(title: string): Promise<boolean> {
    return (await this.useOf(title)).isFocused();
  }

  async clickTag(tag: string): Promise<void> {
    await (await this.locatorFor(`button[aria-label="Show videos tagged ${tag}"]`)()).click();
  }

  async canManage(title: string): Promise<boolean> {
    return (await this.locatorForOptional(`button[aria-label="Manage: ${title}"]`)()) !== null;
  }

  private useOf(title: string) {
    return this.locatorFor(`a[aria-label="Use this video: ${title}"]`)();
  }
}
