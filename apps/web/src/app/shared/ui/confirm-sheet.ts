import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, type Injector } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Question } from './confirm-dialog.ts';

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

/** Shows the sheet until it is answered; apart from `ConfirmDialog` so that it is loaded when somebody is asked. */
export async function askInSheet(question: Question, injector: Injector): Promise<boolean> {
  const sheet = injector.get(Dialog).open<boolean, Question, ConfirmSheet>(ConfirmSheet, {
    data: question,
    ariaLabelledBy: 'confirm-title',
    ariaDescribedBy: 'confirm-text',
    ariaModal: true,
    panelClass: 'sheet',
    backdropClass: 'scrim',
  });
  return (await firstValueFrom(sheet.closed, { defaultValue: false })) === true;
}
