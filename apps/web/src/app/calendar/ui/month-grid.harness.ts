import { ComponentHarness } from '@angular/cdk/testing';
import { EntryHarness } from './entry.harness.ts';

/** Whole weeks, a day in each cell. */
export class MonthGridHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-month-grid';
  private readonly links = this.locatorForAll('a.more');
  readonly entries = this.locatorForAll(EntryHarness);

  async more(): Promise<string[]> {
    return Promise.all((await this.links()).map((link) => link.text()));
  }

  async addresses(): Promise<(string | null)[]> {
    return Promise.all((await this.links()).map((link) => link.getAttribute('href')));
  }
}
