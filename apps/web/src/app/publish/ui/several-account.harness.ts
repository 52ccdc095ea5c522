import { ComponentHarness } from '@angular/cdk/testing';
import { AudienceHarness } from '../../shared/ui/audience.harness.ts';
import { CaptionFieldHarness } from '../../shared/ui/caption-field.harness.ts';
import { FormerPostHarness } from './former-post.harness.ts';
import { ScheduleChoiceHarness } from './schedule-choice.harness.ts';

/** One account of a post to several. */
export class SeveralAccountHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-several-account';
  private readonly box = this.locatorFor('.who input');
  private readonly status = this.locatorForOptional('.standing');
  private readonly unfold = this.locatorFor('.head button');
  private readonly consent = this.locatorForOptional('.consent');
  private readonly consentBox = this.locatorFor('.agree input');
  private readonly link = this.locatorForOptional('.head a');
  readonly audience = this.locatorFor(AudienceHarness);
  readonly caption = this.locatorForOptional(CaptionFieldHarness);
  readonly time = this.locatorForOptional(ScheduleChoiceHarness);
  readonly former = this.locatorForOptional(FormerPostHarness);

  async select(): Promise<void> {
    await (await this.box()).click();
  }

  /** Where this account's part stands; null while it is not chosen. */
  async standing(): Promise<string | null> {
    return (await (await this.status())?.text()) ?? null;
  }

  async toggle(): Promise<void> {
    await (await this.unfold()).click();
  }

  async isUnfolded(): Promise<boolean> {
    return (await this.consent()) !== null;
  }

  async consentText(): Promise<string> {
    return (await (await this.consent())?.text()) ?? '';
  }

  async canAgree(): Promise<boolean> {
    return !(await (await this.consentBox()).getProperty<boolean>('disabled'));
  }

  async agree(): Promise<void> {
    await (await this.consentBox()).click();
  }

  async ownCaption(): Promise<void> {
    await (await this.locatorFor('#own-caption-switch')()).click();
  }

  /** To the post the studio has. */
  async address(): Promise<string | null> {
    return (await (await this.link())?.getAttribute('href')) ?? null;
  }
}
