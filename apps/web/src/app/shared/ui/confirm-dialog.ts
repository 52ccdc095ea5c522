import { inject, Injectable, Injector } from '@angular/core';

export interface Question {
  title: string;
  /** What will happen, in plain words. */
  text: string;
  yes: string;
  back: string;
  /** Something is taken away. */
  danger?: boolean;
}

/** The last look before something happens that cannot be taken back. */
@Injectable({ providedIn: 'root' })
export class ConfirmDialog {
  private readonly injector = inject(Injector);

  /** True only for an explicit yes; closing it in any other way means no. */
  async ask(question: Question): Promise<boolean> {
    const { askInSheet } = await import('./confirm-sheet.ts');
    return askInSheet(question, this.injector);
  }
}
