import { ComponentHarness } from '@angular/cdk/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { CheckBoxHarness } from '../../../../test/check-box-harness.ts';

/** Who can view a post, and what viewers may do. */
export class AudienceHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-audience';
  private readonly select = this.locatorFor(MatSelectHarness);
  private readonly wrong = this.locatorForOptional('.field-error');

  async options(): Promise<{ text: string; isLocked: boolean }[]> {
    const select = await this.select();
    await select.open();
    const options = await select.getOptions();
    return Promise.all(
      options.map(async (option) => ({ text: await option.getText(), isLocked: await option.isDisabled() })),
    );
  }

  async choose(name: RegExp): Promise<void> {
    const select = await this.select();
    await select.open();
    await select.clickOptions({ text: name });
  }

  async chosen(): Promise<string> {
    const select = await this.select();
    return (await select.isEmpty()) ? '' : select.getValueText();
  }

  allowed(label: string): Promise<CheckBoxHarness> {
    return this.locatorFor(CheckBoxHarness.with({ label }))();
  }

  async problem(): Promise<string | null> {
    return (await (await this.wrong())?.text()) ?? null;
  }
}
