import { ComponentHarness, TestKey } from '@angular/cdk/testing';

/** A list of choices of ours, as a person uses it: by mouse, or by the keys alone. */
export class DropListHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-drop-list';
  private readonly button = this.locatorFor('[role=combobox]');
  private readonly options = this.locatorForAll('[role=option]');
  private readonly active = this.locatorForOptional('.active');

  async text(): Promise<string> {
    return (await this.button()).text();
  }

  async isOpen(): Promise<boolean> {
    return (await (await this.button()).getAttribute('aria-expanded')) === 'true';
  }

  async open(): Promise<void> {
    if (!(await this.isOpen())) await (await this.button()).click();
  }

  async press(...keys: (string | TestKey)[]): Promise<void> {
    await (await this.button()).sendKeys(...keys);
  }

  async leave(): Promise<void> {
    await (await this.button()).blur();
  }

  /** What is offered, each with its line of explanation. */
  async texts(): Promise<string[]> {
    return Promise.all((await this.options()).map((option) => option.text()));
  }

  async lockedTexts(): Promise<string[]> {
    const locked = await this.locatorForAll('[role=option][aria-disabled=true]')();
    return Promise.all(locked.map((option) => option.text()));
  }

  /** The one that Enter would choose, as a screen reader is told. */
  async activeText(): Promise<string | null> {
    const id = await (await this.button()).getAttribute('aria-activedescendant');
    const active = await this.active();
    return active && (await active.getAttribute('id')) === id ? active.text() : null;
  }

  async choose(name: string): Promise<void> {
    await this.open();
    for (const option of await this.options()) {
      if ((await option.text()).startsWith(name)) return option.click();
    }
    throw new Error(`${name} is not offered.`);
  }
}
