import { ComponentHarness } from '@angular/cdk/testing';

/** One post in the calendar. */
export class EntryHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-calendar-entry';
  private readonly button = this.locatorFor('button');

  async text(): Promise<string> {
    return (await this.button()).text();
  }

  async time(): Promise<string> {
    return (await this.locatorFor('time')()).text();
  }

  async state(): Promise<string> {
    return (await this.locatorFor('.state')()).text();
  }

  async open(): Promise<void> {
    await (await this.button()).click();
  }
}
