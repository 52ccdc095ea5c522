import { ComponentHarness } from '@angular/cdk/testing';

/** The last look, and its two answers. */
export class ConfirmSheetHarness extends ComponentHarness {
  static readonly hostSelector = 'fc-confirm-sheet';
  private readonly yes = this.locatorFor('button.danger, button.primary');
  private readonly no = this.locatorFor('button.plain');

  async answer(isAgreed: boolean): Promise<void> {
    await (await (isAgreed ? this.yes() : this.no())).click();
  }
}
