import { ComponentHarness } from '@angular/cdk/testing';

/** Where a video is chosen, and then seen to travel. */
export class DeviceUploadHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-device-upload';
  private readonly picker = this.locatorForOptional('input[type="file"]');
  private readonly zone = this.locatorFor('.zone');
  private readonly cancelButton = this.locatorFor('.travelling button');
  private readonly wrong = this.locatorForOptional('[role="alert"]');
  private readonly said = this.locatorFor('[role="status"]');

  async canChoose(): Promise<boolean> {
    return (await this.picker()) !== null;
  }

  async drop(files: readonly File[]): Promise<void> {
    await (await this.zone()).dispatchEvent('drop', { dataTransfer: { files } as never });
  }

  async cancel(): Promise<void> {
    await (await this.cancelButton()).click();
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async problem(): Promise<string | null> {
    return (await (await this.wrong())?.text()) ?? null;
  }

  /** For a screen reader. */
  async spoken(): Promise<string> {
    return (await this.said()).text();
  }
}
