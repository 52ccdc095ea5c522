import { Component } from '@angular/core';
import { Icon } from '../shared/ui/icon.ts';

/** The mark and the name; the link around them is whoever shows them. */
@Component({
  selector: 'fc-brand',
  imports: [Icon],
  template: `
    <span class="mark" aria-hidden="true"><fc-icon name="play" class="solid" /></span>
    <span class="name">FlowCast <span>Studio</span></span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: var(--s2);
    }

    .name span {
      color: var(--ink-soft);
      font-weight: var(--w-medium);
    }

    .mark {
      display: grid;
      place-items: center;
      width: 1.125rem;
      height: 1.75rem;
      border-radius: var(--r1);
      background: var(--accent);
      color: var(--on-accent);
    }

    .mark fc-icon {
      width: 0.625rem;
      height: 0.625rem;
    }
  `,
})
export class Brand {}
