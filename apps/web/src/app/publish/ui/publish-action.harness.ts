import { ComponentHarness } from '@angular/cdk/testing';
import { FormerPostHarness } from './former-post.harness.ts';

/** The declaration, what stands in the way, and the button. */
export class PublishActionHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-publish-action';
  private readonly button = this.locatorFor('.end button');
  private readonly links = this.locatorForAll('li a');
  private readonly alert = this.locatorForOptional('[role="alert"]');
  private readonly notice = this.locatorFor('#publish-notice');
  readonly former = this.locatorForOptional(FormerPostHarness);

  async press(): Promise<void> {
    await (await this.button()).click();
  }

  async word(): Promise<string> {
    return (await this.button()).text();
  }

  /** It says so, and stays in reach of the keyboard. */
  async isOff(): Promise<boolean> {
    return (await (await this.button()).getAttribute('aria-disabled')) === 'true';
  }

  async missing(): Promise<string[]> {
    return Promise.all((await this.links()).map((link) => link.text()));
  }

  async problem(): Promise<string | null> {
    return (await (await this.alert())?.text()) ?? null;
  }

  async hint(): Promise<string> {
    return (await this.notice()).text();
  }
}
