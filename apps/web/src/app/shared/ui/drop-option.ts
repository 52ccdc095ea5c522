import { Component, input, output } from '@angular/core';

/** One choice of a drop list. The keys belong to the list's button, which keeps the focus. */
@Component({
  selector: 'li[fcDropOption]',
  template: '{{ name() }} <small>{{ lockedBy() || text() }}</small>',
  styleUrl: './drop-option.css',
  host: {
    role: 'option',
    '[class.active]': 'active()',
    '[attr.aria-selected]': 'selected()',
    '[attr.aria-disabled]': 'lockedBy() ? true : null',
    '(click)': 'picked.emit()',
  },
})
export class DropOption {
  readonly name = input.required<string>();
  readonly text = input.required<string>();
  /** Why it cannot be chosen; empty when it can. */
  readonly lockedBy = input.required<string>();
  readonly selected = input.required<boolean>();
  /** Where the keys are. */
  readonly active = input.required<boolean>();
  readonly picked = output();
}
