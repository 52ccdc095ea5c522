import { ComponentHarness } from '@angular/cdk/testing';
import { SegmentsHarness } from '../../shared/ui/segments.harness.ts';

/** The post as a phone would show it. */
export class PhonePreviewHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-phone-preview';
  private readonly screen = this.locatorFor('.screen');
  private readonly video = this.locatorForOptional('video');
  /** Whose eyes it is seen with. */
  readonly viewers = this.locatorFor(SegmentsHarness);
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
