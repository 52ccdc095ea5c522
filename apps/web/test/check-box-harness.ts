import { ComponentHarness, HarnessPredicate } from '@angular/cdk/testing';

/** A box or a switch of ours, as a person uses it. */
export class CheckBoxHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-tick, fc-switch';
  private readonly input = this.locatorFor('input');
  private readonly label = this.locatorForOptional('label');

  static with({ label }: { label: string }): HarnessPredicate<CheckBoxHarness> {
    return new HarnessPredicate(CheckBoxHarness, {}).addOption('label', label, async (box, wanted) => {
      const text = await (await box.label())?.text();
      return text === wanted;
    });
  }

  async isChecked(): Promise<boolean> {
    return (await this.input()).getProperty<boolean>('checked');
  }

  async isDisabled(): Promise<boolean> {
    return (await this.input()).getProperty<boolean>('disabled');
  }

  async check(): Promise<void> {
    if (!(await this.isChecked())) await (await this.input()).click();
  }
}
