import { ComponentHarness } from '@angular/cdk/testing';

/** Who may enter, as an admin sees it. */
export class CreatorsHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-creators';
  private readonly buttons = this.locatorForAll('button');
  private readonly rows = this.locatorForAll('li');
  private readonly skeletons = this.locatorForAll('.skeleton');

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async isReading(): Promise<boolean> {
    return (await this.skeletons()).length > 0;
  }

  async count(): Promise<number> {
    return (await this.rows()).length;
  }

  async press(name: string): Promise<void> {
    for (const button of await this.buttons()) if ((await button.text()) === name) return button.click();
    throw new Error(`No button “${name}” is there.`);
  }
}
