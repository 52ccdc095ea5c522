import { ComponentHarness } from '@angular/cdk/testing';

/** The files on their way into the catalog, row by row. */
export class RegisterVideoHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-register-video';
  private readonly rows = this.locatorForAll('fc-register-row');
  private readonly zone = this.locatorFor('.zone');
  private readonly primary = this.locatorFor('button.primary');

  async drop(files: readonly File[]): Promise<void> {
    await (await this.zone()).dispatchEvent('drop', { dataTransfer: { files } as never });
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
}
