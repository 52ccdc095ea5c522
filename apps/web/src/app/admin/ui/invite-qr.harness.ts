import { ComponentHarness } from '@angular/cdk/testing';

/** The code of an invitation, and its print button. */
export class InviteQrHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-invite-qr';

  async picture(): Promise<string> {
    return decodeURIComponent((await (await this.locatorFor('img')()).getAttribute('src')) ?? '');
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async print(): Promise<void> {
    await (await this.locatorFor('button')()).click();
  }
}
