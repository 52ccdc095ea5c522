import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, Injectable } from '@angular/core';
import type { PublishMode } from '@flowcast/shared-models';
import { firstValueFrom } from 'rxjs';
import { publishCopy } from '../copy.ts';

interface ConfirmData {
  mode: PublishMode;
  sentence: string;
}

/** The last look before anything is sent. */
@Component({
  selector: 'fc-confirm-sheet',
  template: `
    <h2 id="confirm-title">{{ copy[data.mode].title }}</h2>
    <p id="confirm-text">{{ data.sentence }}</p>
    <div class="row">
      <button type="button" class="button primary" (click)="ref.close(true)">
        {{ copy[data.mode].yes }}
      </button>
      <button type="button" class="button plain" (click)="ref.close(false)">{{ copy.back }}</button>
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
  protected readonly data = inject<ConfirmData>(DIALOG_DATA);
  protected readonly copy = publishCopy.confirm;
}

@Injectable({ providedIn: 'root' })
export class ConfirmDialog {
  private readonly dialog = inject(Dialog);

  /** True only for an explicit yes; closing it in any other way means no. */
  async ask(mode: PublishMode, sentence: string): Promise<boolean> {
    const data: ConfirmData = { mode, sentence };
    const sheet = this.dialog.open<boolean, ConfirmData, ConfirmSheet>(ConfirmSheet, {
      data,
      ariaLabelledBy: 'confirm-title',
      ariaDescribedBy: 'confirm-text',
      ariaModal: true,
      panelClass: 'sheet',
      backdropClass: 'scrim',
    });
    return (await firstValueFrom(sheet.closed, { defaultValue: false })) === true;
  }
}
