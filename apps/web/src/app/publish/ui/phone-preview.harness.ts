import { ComponentHarness } from '@angular/cdk/testing';

/** The post as a phone would show it. */
export class PhonePreviewHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-phone-preview';
  private readonly screen = this.locatorFor('.screen');
  private readonly video = this.locatorForOptional('video');
  private readonly circles = this.locatorForAll('.viewers label');
  private readonly chosen = this.locatorForOptional('.viewers label.chosen');
  private readonly words = this.locatorFor('.below');
  private readonly covered = this.locatorForOptional('.screen [role="status"]');
  private readonly guides = this.locatorForOptional('.guides');
  private readonly guideButton = this.locatorFor('[aria-pressed]');

  async text(): Promise<string> {
    return (await this.screen()).text();
  }

  async videoUrl(): Promise<string | null> {
    return (await (await this.video())?.getAttribute('src')) ?? null;
  }

  async viewers(): Promise<string[]> {
    return Promise.all((await this.circles()).map((circle) => circle.text()));
  }

  async seenBy(): Promise<string> {
    return (await (await this.chosen())?.text()) ?? '';
  }

  async lookAs(name: string): Promise<void> {
    for (const circle of await this.circles()) {
      if ((await circle.text()) === name) await circle.click();
    }
  }

  /** They do not see it. */
  async isHidden(): Promise<boolean> {
    return (await this.covered()) !== null;
  }

  /** Below the phone. */
  async sentence(): Promise<string> {
    return (await this.words()).text();
  }

  async toggleSafeZones(): Promise<void> {
    await (await this.guideButton()).click();
  }

  async hasSafeZones(): Promise<boolean> {
    return (await this.guides()) !== null;
  }
}
