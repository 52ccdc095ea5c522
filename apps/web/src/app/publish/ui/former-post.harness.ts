import { ComponentHarness } from '@angular/cdk/testing';

/** The question which of two posts is meant. */
export class FormerPostHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-former-post';
  private readonly buttons = this.locatorForAll('button');
  private readonly link = this.locatorFor('a');

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async keep(): Promise<void> {
    await (await this.buttons())[0]?.click();
  }

  async sendFurther(): Promise<void> {
    await (await this.buttons())[1]?.click();
  }

  async address(): Promise<string | null> {
    return (await this.link()).getAttribute('href');
  }
}
