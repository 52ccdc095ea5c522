import { ComponentHarness } from '@angular/cdk/testing';
import type { FakeEntry } from '../../../../test/fake-entries.ts';

/** The files on their way into the catalog, row by row. */
export class RegisterVideoHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-register-video';
  private readonly rows = this.locatorForAll('fc-register-row');
  private readonly zone = this.locatorFor('.zone');
  private readonly primary = this.locatorFor('button.primary');

  async drop(files: readonly File[]): Promise<void> {
    await this.dropItems(files.map((file) => ({ kind: 'file', webkitGetAsEntry: () => null, getAsFile: () => file })));
  }

  async dropFolders(...folders: readonly FakeEntry[]): Promise<void> {
    const noFile = () => null;
    await this.dropItems(
      folders.map((folder) => ({ kind: 'file', webkitGetAsEntry: () => folder, getAsFile: noFile })),
    );
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async rowTexts(): Promise<string[]> {
    return Promise.all((await this.rows()).map((row) => row.text()));
  }

  async registerAll(): Promise<void> {
    await (await this.primary()).click();
  }

  /** A button of one row, by its full name: `Remove: a.mp4`. */
  async press(name: string): Promise<void> {
    await (await this.locatorFor(`button[aria-label="${name}"]`)()).click();
  }

  async can(name: string): Promise<boolean> {
    return (await this.locatorForOptional(`button[aria-label="${name}"]`)()) !== null;
  }

  private async dropItems(items: readonly object[]): Promise<void> {
    await (await this.zone()).dispatchEvent('drop', { dataTransfer: { items } as never });
  }
}
