import { Component, input, output } from '@angular/core';

/** A switch: on or off at once. The browser's own check box, so that keyboard and screen reader come with it. */
@Component({
  selector: 'fc-switch',
  template: `
    <input
      #box
      type="checkbox"
      role="switch"
      [id]="name()"
      [attr.aria-labelledby]="labelledBy()"
      [attr.aria-describedby]="describedBy()"
      [checked]="on()"
      (change)="switched.emit(box.checked)"
    />
  `,
  styles: `
    :host {
      display: grid;
      place-items: center;
      min-width: var(--target);
      min-height: var(--target);
    }

    input {
      position: relative;
      width: 2.75rem;
      height: 1.625rem;
      margin: 0;
      border: var(--hairline) solid var(--line-strong);
      border-radius: var(--r-full);
      background: var(--surface-sunken);
      cursor: pointer;
      appearance: none;
      transition: background var(--fast) var(--ease);
    }

    input::before {
      content: '';
      position: absolute;
      inset: var(--s1) auto var(--s1) var(--s1);
      aspect-ratio: 1;
      border-radius: var(--r-full);
      background: var(--line-strong);
      transition: translate var(--fast) var(--ease);
    }

    input:checked {
      border-color: var(--accent);
      background: var(--accent);
    }

    input:checked::before {
      background: var(--on-accent);
      translate: 1.125rem;
    }

    /* The area a finger may hit is larger than what is drawn. */
    input::after {
      content: '';
      position: absolute;
      inset: calc(-1 * var(--s3)) 0;
    }
  `,
})
export class Switch {
  readonly name = input.required<string>();
  readonly labelledBy = input.required<string>();
  readonly describedBy = input<string>();
  readonly on = input.required<boolean>();
  readonly switched = output<boolean>();
}
