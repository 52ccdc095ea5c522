import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';

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
@Component({
  selector: 'fc-confirm-sheet',
  template: `
    <h2 id="confirm-title">{{ question.title }}</h2>
    <p id="confirm-text">{{ question.text }}</p>
    <div class="row">
      <button
        type="button"
        class="button"
        [class.primary]="!question.danger"
        [class.danger]="question.danger"
        (click)="ref.close(true)"
      >
        {{ question.yes }}
      </button>
      <button type="button" class="button plain" (click)="ref.close(false)">{{ question.back }}</button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s4);
      padding: var(--s6);
      border-radius: var(--r4);
      background: var(--surface-raised);
      box-shadow: var(--shadow-2);
    }

    h2 {
      font-size: var(--text-xl);
    }

    p {
      color: var(--ink-soft);
      overflow-wrap: anywhere;
    }

    .row {
      margin-top: var(--s2);
    }
  `,
})
export class ConfirmSheet {
  protected readonly ref = inject<DialogRef<boolean>>(DialogRef);
  protected readonly question = inject<Question>(DIALOG_DATA);
}

@Injectable({ providedIn: 'root' })
export class ConfirmDialog {
  private readonly dialog = inject(Dialog);

  /** True only for an explicit yes; closing it in any other way means no. */
  async ask(question: Question): Promise<boolean> {
    const sheet = this.dialog.open<boolean, Question, ConfirmSheet>(ConfirmSheet, {
      data: question,
      ariaLabelledBy: 'confirm-title',
      ariaDescribedBy: 'confirm-text',
      ariaModal: true,
      panelClass: 'sheet',
      backdropClass: 'scrim',
    });
    return (await firstValueFrom(sheet.closed, { defaultValue: false })) === true;
  }
}
