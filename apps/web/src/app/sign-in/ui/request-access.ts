import { Component, inject, input, type OnInit, signal } from '@angular/core';
import { form, FormField, maxLength } from '@angular/forms/signals';
import type { AccessStanding } from '@flowcast/shared-models';
import { Icon } from '../../shared/ui/icon.ts';
import { ProblemNote } from '../../shared/ui/problem-note.ts';
import { formatInstant } from '../../shared/util/format.ts';
import { accessCopy, noteMaxLength } from '../copy.ts';
import { AccessRequestStore } from '../data/access-request-store.ts';

/** Asks an admin to be let in, and says honestly what happens next. */
@Component({
  selector: 'fc-request-access',
  imports: [FormField, Icon, ProblemNote],
  template: `
    @if (store.request(); as request) {
      <div class="note" [class.good]="request.status === 'open'" role="status">
        <fc-icon [name]="request.status === 'open' ? 'check' : 'info'" />
        <h2>{{ copy[request.status].title }}</h2>
        <p>{{ copy[request.status].text }}</p>
        <p class="numbers">
          {{ copy.requested }} {{ formatInstant(request.requestedAt) }}. {{ copy[request.status].until }}
          {{ formatInstant(request.endsAt) }}.
        </p>
      </div>
    } @else {
      <form class="card" novalidate (submit)="send($event)">
        <h2>{{ copy.title }}</h2>
        <p class="hint">{{ copy.text }}</p>
        <div class="field">
          <label for="access-note">{{ copy.note }} <span class="optional">optional</span></label>
          <textarea
            id="access-note"
            class="input"
            rows="3"
            aria-describedby="access-note-hint"
            [formField]="form.note"
          ></textarea>
          <p class="hint" id="access-note-hint">{{ copy.noteHint }}</p>
          @for (error of form.note().errors(); track error.kind) {
            <p class="field-error" role="alert">{{ error.message }}</p>
          }
        </div>
        @if (store.error(); as error) {
          <fc-problem-note [error]="error" />
        }
        <button type="submit" class="button primary" [disabled]="store.asking() || form().invalid()">
          {{ store.asking() ? copy.sending : copy.send }}
        </button>
      </form>
    }
  `,
  styles: `
    form {
      display: grid;
      justify-items: start;
      gap: var(--s4);
      padding: var(--s5);
    }

    .field,
    fc-problem-note {
      width: 100%;
    }

    .optional {
      color: var(--ink-faint);
      font-weight: var(--w-text);
    }
  `,
  providers: [AccessRequestStore],
})
export class RequestAccess implements OnInit {
  readonly standing = input.required<AccessStanding>();
  protected readonly store = inject(AccessRequestStore);
  protected readonly copy = accessCopy;
  protected readonly formatInstant = formatInstant;
  private readonly model = signal({ note: '' });
  protected readonly form = form(this.model, (paths) =>
    maxLength(paths.note, noteMaxLength, { message: accessCopy.noteTooLong }),
  );

  ngOnInit(): void {
    this.store.begin(this.standing());
  }

  protected send(event: Event): void {
    event.preventDefault();
    if (this.form().valid()) void this.store.ask(this.model().note);
  }
}
