import { Component, inject } from '@angular/core';
import { ConfigStore } from '../shared/data/config-store.ts';
import { Icon } from '../shared/ui/icon.ts';
import { shellCopy } from './copy.ts';

/** On every page of a studio that posts to an emulator. */
@Component({
  selector: 'fc-ribbon',
  imports: [Icon],
  template: `
    @if (emulator()) {
      <p role="region" [attr.aria-label]="copy.ribbonName"><fc-icon name="info" class="small" />{{ copy.ribbon }}</p>
    }
  `,
  styles: `
    p {
      display: flex;
      align-items: center;
      justify-content: center;
      gap: var(--s2);
      padding: var(--s1) var(--s4);
      background: var(--warn-soft);
      color: var(--warn);
      font-size: var(--text-xs);
      font-weight: var(--w-medium);
    }
  `,
})
export class Ribbon {
  protected readonly emulator = inject(ConfigStore).emulator;
  protected readonly copy = shellCopy;
}
