import { Component, input, output } from '@angular/core';
import { Icon } from './icon.ts';
import type { IconName } from './icon-paths.ts';

export interface Segment<T extends string> {
  value: T;
  name: string;
  icon?: IconName;
}

/** A few choices side by side, of which one holds: radio buttons, so that keys and screen readers know them. */
@Component({
  selector: 'fc-segments',
  imports: [Icon],
  template: `
    <fieldset>
      <legend class="visually-hidden">{{ legend() }}</legend>
      @for (one of segments(); track one.value) {
        <label [class.chosen]="one.value === chosen()">
          <input
            type="radio"
            class="visually-hidden"
            [name]="name()"
            [checked]="one.value === chosen()"
            (change)="choose.emit(one.value)"
          />
          @if (one.icon; as icon) {
            <fc-icon class="small" [name]="icon" />
          }
          {{ one.name }}
        </label>
      }
    </fieldset>
  `,
  styles: `
    :host {
      max-width: 100%;
    }

    fieldset {
      display: inline-flex;
      padding: var(--s1);
      border-radius: var(--r2);
      background: var(--surface-sunken);
    }

    label {
      display: inline-flex;
      align-items: center;
      gap: var(--s2);
      min-height: var(--target-small);
      padding: var(--s1) var(--s3);
      border-radius: var(--r1);
      color: var(--ink-soft);
      font-size: var(--text-s);
      font-weight: var(--w-medium);
      cursor: pointer;
    }

    .chosen {
      background: var(--surface-raised);
      color: var(--ink);
      box-shadow: var(--shadow-1);
    }

    label:has(:focus-visible) {
      outline: var(--focus-width) solid var(--accent);
    }

    @media (pointer: coarse) {
      label {
        min-height: var(--target);
      }
    }

    @media (max-width: 40rem) {
      :host,
      fieldset {
        width: 100%;
      }

      label {
        flex: 1;
        justify-content: center;
        padding-inline: var(--s2);
        line-height: var(--leading-tight);
      }
    }
  `,
})
export class Segments<T extends string> {
  /** Of the group, on this page. */
  readonly name = input.required<string>();
  readonly legend = input.required<string>();
  readonly segments = input.required<readonly Segment<T>[]>();
  readonly chosen = input.required<T>();
  readonly choose = output<T>();
}
