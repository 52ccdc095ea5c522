import { ComponentHarness } from '@angular/cdk/testing';

/** A few choices side by side. */
export class SegmentsHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-segments';
  private readonly labels = this.locatorForAll('label');
  private readonly marked = this.locatorForOptional('label.chosen');

  async names(): Promise<string[]> {
    return Promise.all((await this.labels()).map((label) => label.text()));
  }

  async chosen(): Promise<string> {
    return (await (await this.marked())?.text()) ?? '';
  }

  async choose(name: string): Promise<void> {
    for (const label of await this.labels()) if ((await label.text()) === name) await label.click();
  }
}
