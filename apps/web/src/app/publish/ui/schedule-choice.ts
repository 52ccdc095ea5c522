import { Component, computed, input, output } from '@angular/core';
import { scheduleCopy } from '../copy.ts';
import { fromLocalField, furthestMs, suggestedTime, toLocalField, zoneName } from '../../shared/util/schedule-time.ts';

/** As soon as possible, or at a chosen time in the zone of this device. */
@Component({
  selector: 'fc-schedule-choice',
  template: `
    <fieldset>
      <legend class="visually-hidden">{{ copy.when }}</legend>
      <label>
        <input type="radio" class="box" [name]="fieldId()" [checked]="!isLater()" (change)="choose.emit('')" />{{
          copy.now
        }}
      </label>
      <label>
        <input
          type="radio"
          class="box"
          [name]="fieldId()"
          [checked]="isLater()"
          (change)="choose.emit(suggested())"
        />{{ copy.later }}
      </label>
    </fieldset>
    @if (isLater()) {
      <div class="field">
        <label [attr.for]="fieldId()">{{ copy.at }}</label>
        <input
          [id]="fieldId()"
          class="input numbers"
          type="datetime-local"
          [attr.aria-describedby]="fieldId() + '-hint'"
          [min]="earliest"
          [max]="latest"
          [value]="local()"
          [attr.aria-invalid]="problem() !== ''"
          (change)="write($event)"
        />
        @if (problem()) {
          <p class="field-error" role="alert">{{ problem() }}</p>
        }
        <p class="hint" [id]="fieldId() + '-hint'">{{ copy.zone }} {{ zone() }}. {{ copy.hint }}</p>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s4);
    }

    fieldset {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s1) var(--s6);
    }

    fieldset label {
      display: inline-flex;
      align-items: center;
      gap: var(--s2);
      min-height: var(--target);
      cursor: pointer;
    }

    .input {
      max-width: 18rem;
    }
  `,
})
export class ScheduleChoice {
  /** An instant; empty: as soon as possible. */
  readonly scheduledAt = input.required<string>();
  readonly problem = input('');
  /** Two times on one page need two names. */
  readonly fieldId = input('field-scheduledAt');
  readonly choose = output<string>();

  protected readonly copy = scheduleCopy;
  protected readonly earliest = toLocalField(new Date().toISOString());
  protected readonly latest = toLocalField(new Date(Date.now() + furthestMs).toISOString());
  protected readonly isLater = computed(() => this.scheduledAt() !== '');
  protected readonly local = computed(() => toLocalField(this.scheduledAt()));
  protected readonly zone = computed(() => {
    const atMs = Date.parse(this.scheduledAt());
    return zoneName(new Date(Number.isNaN(atMs) ? Date.now() : atMs));
  });

  protected suggested(): string {
    return suggestedTime(Date.now());
  }

  protected write(event: Event): void {
    this.choose.emit(fromLocalField((event.target as HTMLInputElement).value));
  }
}
