import { ComponentHarness } from '@angular/cdk/testing';

/** What narrows the list, each with its way out. */
export class FilterChipsHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-filter-chips';
  private readonly chips = this.locatorForAll('.chip');
  private readonly clearButton = this.locatorForOptional('button.plain');
  private readonly group = this.locatorFor('[role="group"]');

  async words(): Promise<string[]> {
    return Promise.all((await this.chips()).map((chip) => chip.text()));
  }

  async remove(words: string): Promise<void> {
    for (const chip of await this.chips()) if ((await chip.text()) === words) return chip.click();
    throw new Error(`Nothing is narrowed down by “${words}”.`);
  }

  async clear(): Promise<void> {
    await (await this.clearButton())?.click();
  }

  async canClear(): Promise<boolean> {
    return (await this.clearButton()) !== null;
  }

  async keepsFocus(): Promise<boolean> {
    return (await this.group()).isFocused();
  }
}
