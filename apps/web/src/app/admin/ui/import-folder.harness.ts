import { ComponentHarness } from '@angular/cdk/testing';

/** The panel of the import folder, as a person uses it. */
export class ImportFolderHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-import-folder';
  private readonly rows = this.locatorForAll('li label.file');
  private readonly boxes = this.locatorForAll('li label.file input');
  private readonly primary = this.locatorFor('button.primary');

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async tick(name: string): Promise<void> {
    await (await this.boxOf(name)).click();
  }

  async isTicked(name: string): Promise<boolean> {
    return (await this.boxOf(name)).getProperty<boolean>('checked');
  }

  async isTickable(name: string): Promise<boolean> {
    return !(await (await this.boxOf(name)).getProperty<boolean>('disabled'));
  }

  async entitle(name: string, title: string): Promise<void> {
    const field = await this.locatorFor(`input[aria-label="Title of ${name}"]`)();
    await field.clear();
    await field.sendKeys(title);
  }

  async register(): Promise<void> {
    await (await this.primary()).click();
  }

  private async boxOf(name: string) {
    const texts = await Promise.all((await this.rows()).map((row) => row.text()));
    const box = (await this.boxes())[texts.findIndex((text) => text.startsWith(name))];
    if (!box) throw new Error(`No file ${name} is listed.`);
    return box;
  }
}
