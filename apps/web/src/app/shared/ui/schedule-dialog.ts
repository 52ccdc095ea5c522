import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { formatInstant } from '../util/format.ts';
import {
  fromLocalField,
  furthestMs,
  scheduleProblem,
  suggestedTime,
  toLocalField,
  zoneName,
} from '../util/schedule-time.ts';
import { scheduleCopy } from './schedule-copy.ts';

/** Date and time in the viewer's zone, which is named; what it means stands below in words. */
@Component({
  selector: 'fc-schedule-sheet',
  template: `
    <form novalidate (submit)="save($event)">
      <h2 id="schedule-title">{{ copy.title }}</h2>
      <div class="field">
        <label for="schedule-at">{{ copy.at }}</label>
        <input
          #field
          id="schedule-at"
          class="input numbers"
          type="datetime-local"
          aria-describedby="schedule-meaning schedule-zone"
          [min]="earliest"
          [max]="latest"
          [value]="local()"
          [attr.aria-invalid]="asked() && problem() !== null"
          (input)="local.set(field.value)"
        />
        <p id="schedule-meaning" class="hint" role="status">{{ meaning() }}</p>
        @if (asked() && problem(); as sentence) {
          <p class="field-error" role="alert">{{ sentence }}.</p>
        }
        <p id="schedule-zone" class="hint">{{ copy.zone(zone()) }}</p>
      </div>
      <div class="row">
        <button type="submit" class="button primary">{{ copy.save }}</button>
        <button type="button" class="button plain" (click)="ref.close()">{{ copy.back }}</button>
      </div>
    </form>
  `,
  styles: `
    :host {
      display: block;
      padding: var(--s6);
      border-radius: var(--r4);
      background: var(--surface-raised);
      box-shadow: var(--shadow-2);
      color: var(--ink);
    }

    form {
      display: grid;
      gap: var(--s5);
    }

    h2 {
      font-size: var(--text-xl);
    }
  `,
})
export class ScheduleSheet {
  protected readonly ref = inject<DialogRef<string>>(DialogRef);
  protected readonly copy = scheduleCopy;
  protected readonly earliest = toLocalField(new Date().toISOString());
  protected readonly latest = toLocalField(new Date(Date.now() + furthestMs).toISOString());
  protected readonly local = signal(firstSuggestion(inject<string | null>(DIALOG_DATA)));
  protected readonly asked = signal(false);
  private readonly instant = computed(() => fromLocalField(this.local()));
  private readonly isReadable = computed(() => this.instant() !== 'invalid');
  protected readonly problem = computed(() => scheduleProblem(this.instant(), Date.now()));
  protected readonly zone = computed(() => zoneName(this.isReadable() ? new Date(this.instant()) : new Date()));
  /** On the night clocks go forward an hour is missing: what was typed then means another one, and that is said. */
  protected readonly meaning = computed(() => {
    if (!this.isReadable()) return '';
    const inWords = formatInstant(this.instant());
    const isAsTyped = toLocalField(this.instant()) === this.local().slice(0, 16);
    return isAsTyped ? inWords : this.copy.moved(this.local().slice(11, 16), inWords);
  });

  protected save(event: Event): void {
    event.preventDefault();
    this.asked.set(true);
    if (this.problem() === null) this.ref.close(this.instant());
  }
}

/** The time it has, while that is ahead. */
function firstSuggestion(scheduledAt: string | null): string {
  const isAhead = scheduledAt !== null && Date.parse(scheduledAt) > Date.now();
  return toLocalField(isAhead ? scheduledAt : suggestedTime(Date.now()));
}

@Injectable({ providedIn: 'root' })
export class ScheduleDialog {
  private readonly dialog = inject(Dialog);

  /** The instant somebody chose, beginning with the one it has; null when they go back. */
  async ask(scheduledAt: string | null): Promise<string | null> {
    const sheet = this.dialog.open<string, string | null, ScheduleSheet>(ScheduleSheet, {
      data: scheduledAt,
      ariaLabelledBy: 'schedule-title',
      ariaModal: true,
      panelClass: 'sheet',
      backdropClass: 'scrim',
    });
    return (await firstValueFrom(sheet.closed, { defaultValue: undefined })) ?? null;
  }
}
