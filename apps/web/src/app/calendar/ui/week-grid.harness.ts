import { ComponentHarness } from '@angular/cdk/testing';
import { EntryHarness } from './entry.harness.ts';

/** Seven days beside each other. */
export class WeekGridHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-week-grid';
  private readonly days = this.locatorForAll('section');
  private readonly heads = this.locatorForAll('section header');
  private readonly links = this.locatorForAll('.folded a');
  readonly entries = this.locatorForAll(EntryHarness);

  async names(): Promise<(string | null)[]> {
    return Promise.all((await this.days()).map((day) => day.getAttribute('aria-label')));
  }

  /** What stands above each day. */
  async marks(): Promise<string[]> {
    return Promise.all((await this.heads()).map((head) => head.text()));
  }

  /** Where more posts lie than fit beside each other. */
  async folded(): Promise<string[]> {
    return Promise.all((await this.links()).map((link) => link.text()));
  }
}
