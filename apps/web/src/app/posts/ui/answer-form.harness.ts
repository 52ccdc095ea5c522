import { ComponentHarness } from '@angular/cdk/testing';
import { AudienceHarness } from '../../shared/ui/audience.harness.ts';
import { CaptionFieldHarness } from '../../shared/ui/caption-field.harness.ts';

/** What TikTok no longer takes, the choices that are left, and the button. */
export class AnswerFormHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-answer-form';
  private readonly before = this.locatorForAll('del');
  private readonly now = this.locatorForAll('ins');
  private readonly button = this.locatorFor('.end button');
  private readonly alert = this.locatorForOptional('[role="alert"]');
  private readonly againButton = this.locatorFor('fc-problem-note button');
  readonly audience = this.locatorFor(AudienceHarness);
  readonly caption = this.locatorFor(CaptionFieldHarness);

  /** Each as `before → now`. */
  async changes(): Promise<string[]> {
    const [before, now] = [await this.before(), await this.now()];
    return Promise.all(before.map(async (one, at) => `${await one.text()} → ${await now[at]?.text()}`));
  }

  async answer(): Promise<void> {
    await (await this.button()).click();
  }

  async problem(): Promise<string | null> {
    return (await (await this.alert())?.text()) ?? null;
  }

  async askAgain(): Promise<void> {
    await (await this.againButton()).click();
  }
}
