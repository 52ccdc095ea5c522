import { ComponentHarness } from '@angular/cdk/testing';
import { CheckBoxHarness } from '../../../../test/check-box-harness.ts';

/** What is advertised, and whether AI made it. */
export class DisclosureHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-disclosure';
  private readonly all = this.locatorForAll(CheckBoxHarness);
  private readonly told = this.locatorForOptional('[role="status"]');

  kind(label: string): Promise<CheckBoxHarness | null> {
    return this.locatorForOptional(CheckBoxHarness.with({ label }))();
  }

  /** The switch that unfolds the kinds. */
  async disclosing(): Promise<CheckBoxHarness> {
    const [first] = await this.all();
    if (!first) throw new Error('There is no switch.');
    return first;
  }

  async ai(): Promise<CheckBoxHarness> {
    const last = (await this.all()).at(-1);
    if (!last) throw new Error('There is no switch.');
    return last;
  }

  /** The label it will cause, or what is still missing. */
  async status(): Promise<string | null> {
    return (await (await this.told())?.text()) ?? null;
  }
}
