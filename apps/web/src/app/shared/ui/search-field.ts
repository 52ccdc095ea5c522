import { Component, input, output } from '@angular/core';
import { Icon } from './icon.ts';

@Component({
  selector: 'fc-search-field',
  imports: [Icon],
  template: `
    <fc-icon name="search" />
    <input
      #field
      type="search"
      class="input"
      autocomplete="off"
      [attr.aria-label]="label()"
      [placeholder]="label()"
      [value]="text()"
      (input)="searched.emit(field.value)"
    />
  `,
  styles: `
    :host {
      position: relative;
      display: block;
      min-width: 0;
    }

    fc-icon {
      position: absolute;
      top: calc((var(--target) - var(--icon)) / 2);
      left: var(--s3);
      color: var(--ink-faint);
      pointer-events: none;
    }

    .input {
      padding-left: calc(var(--icon) + var(--s5));
    }
  `,
})
export class SearchField {
  readonly label = input.required<string>();
  readonly text = input('');
  readonly searched = output<string>();
}
