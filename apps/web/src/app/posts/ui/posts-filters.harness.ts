import { ComponentHarness } from '@angular/cdk/testing';

/** Search, account and time; the states have a part of their own. */
export class PostsFiltersHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-posts-filters';
  private readonly search = this.locatorFor('input[type="search"]');
  private readonly days = this.locatorForAll('input[type="date"]');

  async type(text: string): Promise<void> {
    await (await this.search()).setInputValue(text);
    await (await this.search()).dispatchEvent('input');
  }

  async choose(label: string, value: string): Promise<void> {
    const select = await this.locatorFor(`select[aria-label="${label}"]`)();
    await select.setInputValue(value);
    await select.dispatchEvent('change');
  }

  async has(label: string): Promise<boolean> {
    return (await this.locatorForOptional(`select[aria-label="${label}"]`)()) !== null;
  }

  /** First and last day, where days are chosen. */
  async setDay(which: 'first' | 'last', day: string): Promise<void> {
    const field = (await this.days())[which === 'first' ? 0 : 1];
    await field?.setInputValue(day);
    await field?.dispatchEvent('change');
  }

  async hasDays(): Promise<boolean> {
    return (await this.days()).length === 2;
  }
}
