import { ComponentHarness } from '@angular/cdk/testing';

/** The sheet of one video, as an admin uses it. */
export class ManageSheetHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-manage-sheet';
  private readonly buttons = this.locatorForAll('button');
  private readonly titleField = this.locatorFor('#manage-title-field');
  private readonly alerts = this.locatorForAll('[role="alert"]');

  async entitle(title: string): Promise<void> {
    const field = await this.titleField();
    await field.clear();
    await field.sendKeys(title);
  }

  async title(): Promise<string> {
    return (await this.titleField()).getProperty<string>('value');
  }

  async press(name: string): Promise<void> {
    for (const button of await this.buttons()) if ((await button.text()) === name) return button.click();
    throw new Error(`No button “${name}” is there.`);
  }

  async alert(): Promise<string> {
    return (await Promise.all((await this.alerts()).map((alert) => alert.text()))).join(' ');
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }
}
