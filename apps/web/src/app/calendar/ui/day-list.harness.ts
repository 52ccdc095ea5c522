import { ComponentHarness } from '@angular/cdk/testing';
import { EntryHarness } from './entry.harness.ts';

/** Day under day, with a way to move each post. */
export class DayListHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-day-list';
  private readonly days = this.locatorForAll('section');
  private readonly moves = this.locatorForAll('li > button');
  private readonly reasons = this.locatorForAll('.why');
  readonly entries = this.locatorForAll(EntryHarness);

  async names(): Promise<(string | null)[]> {
    return Promise.all((await this.days()).map((day) => day.getAttribute('aria-label')));
  }

  async move(index: number): Promise<void> {
    await (await this.moves())[index]?.click();
  }

  async movable(): Promise<number> {
    return (await this.moves()).length;
  }

  /** Why posts cannot be moved. */
  async whyFixed(): Promise<string[]> {
    return Promise.all((await this.reasons()).map((reason) => reason.text()));
  }
}
