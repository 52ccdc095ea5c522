import { ComponentHarness } from '@angular/cdk/testing';

/** Now or later, and when. */
export class ScheduleChoiceHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-schedule-choice';
  private readonly radios = this.locatorForAll('input[type="radio"]');
  private readonly time = this.locatorForOptional('input[type="datetime-local"]');
  private readonly wrong = this.locatorForOptional('[role="alert"]');

  async choose(when: 'now' | 'later'): Promise<void> {
    await (await this.radios())[when === 'now' ? 0 : 1]?.click();
  }

  async chosen(): Promise<'now' | 'later'> {
    return (await (await this.radios())[0]?.getProperty<boolean>('checked')) ? 'now' : 'later';
  }

  /** As the field shows it, in the zone of this device; null while none can be chosen. */
  async at(): Promise<string | null> {
    return (await (await this.time())?.getProperty<string>('value')) ?? null;
  }

  async write(local: string): Promise<void> {
    const field = await this.time();
    await field?.setInputValue(local);
    await field?.dispatchEvent('change');
  }

  async problem(): Promise<string | null> {
    return (await (await this.wrong())?.text()) ?? null;
  }
}
