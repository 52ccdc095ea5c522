import { ComponentHarness } from '@angular/cdk/testing';
import { CheckBoxHarness } from '../../../../test/check-box-harness.ts';
import { DropListHarness } from '../../../../test/drop-list-harness.ts';

/** Who can view a post, and what viewers may do. */
export class AudienceHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-audience';
  private readonly list = this.locatorFor(DropListHarness);
  private readonly wrong = this.locatorForOptional('.field-error');

  async options(): Promise<{ text: string; isLocked: boolean }[]> {
    const list = await this.list();
    await list.open();
    const [texts, locked] = [await list.texts(), await list.lockedTexts()];
    return texts.map((text) => ({ text, isLocked: locked.includes(text) }));
  }

  async choose(name: string): Promise<void> {
    await (await this.list()).choose(name);
  }

  /** What the button shows: a choice, or that there is none yet. */
  async chosen(): Promise<string> {
    return (await this.list()).text();
  }

  allowed(label: string): Promise<CheckBoxHarness> {
    return this.locatorFor(CheckBoxHarness.with({ label }))();
  }

  async problem(): Promise<string | null> {
    return (await (await this.wrong())?.text()) ?? null;
  }
}
