import { Component, input } from '@angular/core';

/** One numbered part of the composer. */
@Component({
  selector: 'fc-step',
  template: `
    <section>
      <h2>
        <span aria-hidden="true" class="numbers">{{ number() }}</span>{{ title() }}
      </h2>
      <ng-content />
    </section>
  `,
  styles: `
    :host {
      display: block;
    }

    section {
      display: grid;
      gap: var(--s5);
      padding: var(--s6);
    }

    h2 {
      display: flex;
      align-items: baseline;
      gap: var(--s3);
    }

    h2 span {
      color: var(--ink-faint);
      font-size: var(--text-s);
      font-weight: var(--w-medium);
    }

    @media (max-width: 40rem) {
      section {
        padding: var(--s5) var(--s4);
      }
    }
  `,
})
export class Step {
  readonly number = input.required<number>();
  readonly title = input.required<string>();
}
