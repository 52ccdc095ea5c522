import { Component, inject } from '@angular/core';
import { ConnectionStore } from '../shared/data/connection-store.ts';
import { Icon } from '../shared/ui/icon.ts';
import { shellCopy } from './copy.ts';

/** While this device has no network. */
@Component({
  selector: 'fc-offline-note',
  imports: [Icon],
  template: `
    @if (isOffline()) {
      <div class="shell-note" role="status">
        <span class="words"><fc-icon name="alert" class="small" />{{ copy.offline }}</span>
      </div>
    }
  `,
  // Sticks to the bar of the shell, not to a box of its own.
  styles: `
    :host {
      display: contents;
    }

    .words {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--s2);
    }

    fc-icon {
      margin-top: 0.15em;
    }
  `,
})
export class OfflineNote {
  protected readonly isOffline = inject(ConnectionStore).isOffline;
  protected readonly copy = shellCopy;
}
