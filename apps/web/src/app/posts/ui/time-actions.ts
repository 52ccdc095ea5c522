import { Component, computed, inject, input, output } from '@angular/core';
import type { Publication } from '@flowcast/shared-models';
import { scheduleCopy } from '../../shared/ui/schedule-copy.ts';
import { ScheduleDialog } from '../../shared/ui/schedule-dialog.ts';
import { canReschedule, isMissed } from '../data/needs.ts';

/** Another time, or as soon as possible, for a post that waits for its time. */
@Component({
  selector: 'fc-time-actions',
  template: `
    @if (canReschedule()) {
      <button type="button" class="button" [attr.aria-disabled]="busy()" (click)="choose()">{{ word() }}</button>
    }
    @if (publication().state === 'scheduled') {
      <button type="button" class="button" [attr.aria-disabled]="busy()" (click)="chosen.emit(null)">
        {{ copy.now }}
      </button>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class TimeActions {
  private readonly dialog = inject(ScheduleDialog);

  readonly publication = input.required<Publication>();
  readonly busy = input(false);
  /** An instant; null: as soon as possible. */
  readonly chosen = output<string | null>();

  protected readonly copy = scheduleCopy;
  protected readonly canReschedule = computed(() => canReschedule(this.publication()));
  protected readonly word = computed(() => scheduleCopy[isMissed(this.publication()) ? 'choose' : 'change']);

  protected async choose(): Promise<void> {
    const scheduledAt = await this.dialog.ask(this.publication().scheduledAt);
    if (scheduledAt) this.chosen.emit(scheduledAt);
  }
}
