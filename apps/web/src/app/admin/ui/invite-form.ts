import { Component, input, output, signal } from '@angular/core';
import { form, FormField, maxLength } from '@angular/forms/signals';
import { type InvitationRequest, roles } from '@flowcast/shared-models';
import { adminCopy, expiryChoices, roleNames } from '../copy.ts';

/** Who is invited, as what, and for how long the link lives. */
@Component({
  selector: 'fc-invite-form',
  imports: [FormField],
  template: `
    <form novalidate (submit)="send($event)">
      <div class="field">
        <label for="invite-role">{{ copy.role }}</label>
        <select id="invite-role" class="input" [formField]="form.role">
          @for (role of roles; track role) {
            <option [value]="role">{{ names[role] }}</option>
          }
        </select>
      </div>
      <div class="field">
        <label for="invite-expiry">{{ copy.expiry }}</label>
        <select id="invite-expiry" class="input" [formField]="form.hours">
          @for (choice of choices; track choice.hours) {
            <option [value]="choice.hours">{{ choice.name }}</option>
          }
        </select>
      </div>
      <div class="field note-field">
        <label for="invite-note">{{ copy.note }} <span class="optional">optional</span></label>
        <input id="invite-note" class="input" [placeholder]="copy.notePlaceholder" [formField]="form.note" />
      </div>
      <button type="submit" class="button primary" [disabled]="busy() || form().invalid()">
        {{ busy() ? copy.creating : copy.create }}
      </button>
    </form>
  `,
  styles: `
    form {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      align-items: end;
      gap: var(--s4);
    }

    .note-field {
      grid-column: 1 / -1;
    }

    .optional {
      color: var(--ink-faint);
      font-weight: var(--w-text);
    }

    .button {
      grid-column: 1 / -1;
      justify-self: start;
    }
  `,
})
export class InviteForm {
  readonly busy = input(false);
  readonly invite = output<InvitationRequest>();

  private readonly model = signal({ role: 'creator', hours: '168', note: '' });
  protected readonly form = form(this.model, (paths) => maxLength(paths.note, 200));
  protected readonly copy = adminCopy.invite;
  protected readonly names = roleNames;
  protected readonly roles = roles;
  protected readonly choices = expiryChoices;

  protected send(event: Event): void {
    event.preventDefault();
    const { role, hours, note } = this.model();
    const known = roles.find((one) => one === role) ?? 'creator';
    this.invite.emit({ role: known, expiresInHours: Number(hours), ...(note.trim() ? { note: note.trim() } : {}) });
    this.model.update((model) => ({ ...model, note: '' }));
  }
}
