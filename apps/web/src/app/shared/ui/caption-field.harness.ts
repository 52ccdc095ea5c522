import { ComponentHarness } from '@angular/cdk/testing';

/** The caption, its count and what is wrong with it. */
export class CaptionFieldHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-caption-field';
  private readonly field = this.locatorFor('textarea');
  private readonly counted = this.locatorFor('.below .numbers');
  private readonly wrong = this.locatorForOptional('[role="alert"]');
  private readonly marked = this.locatorForAll('.link');

  async text(): Promise<string> {
    return (await this.field()).getProperty<string>('value');
  }

  async write(text: string): Promise<void> {
    await (await this.field()).setInputValue(text);
    await (await this.field()).dispatchEvent('input');
  }

  async count(): Promise<string> {
    return (await this.counted()).text();
  }

  async problem(): Promise<string | null> {
    return (await (await this.wrong())?.text()) ?? null;
  }

  async isInvalid(): Promise<boolean> {
    return (await (await this.field()).getAttribute('aria-invalid')) === 'true';
  }

  /** Hashtags and mentions, as they are coloured. */
  async links(): Promise<string[]> {
    return Promise.all((await this.marked()).map((part) => part.text()));
  }
}
