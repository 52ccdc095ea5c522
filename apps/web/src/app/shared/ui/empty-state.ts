import { Component, input } from '@angular/core';
import { Icon } from './icon.ts';
import type { IconName } from './icon-paths.ts';

/** Stands where a list or a form would, when there is nothing for it yet; the way on is the content (a button or a link). */
@Component({
  selector: 'fc-empty-state',
  imports: [Icon],
  template: `
    <span class="frame" aria-hidden="true"><fc-icon [name]="icon()" /></span>
    <h2>{{ heading() }}</h2>
    <p class="hint">{{ text() }}</p>
    <div class="way"><ng-content /></div>
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: var(--s3);
      padding: var(--s16) var(--s6);
      text-align: center;
    }

    .frame {
      display: grid;
      place-items: center;
      width: var(--s16);
      aspect-ratio: 9 / 16;
      margin-bottom: var(--s2);
      border: var(--hairline) dashed var(--line-strong);
      border-radius: var(--r2);
      color: var(--ink-faint);
    }

    .hint {
      max-width: 26rem;
    }

    .way {
      margin-top: var(--s2);
    }
  `,
  host: { class: 'card' },
})
export class EmptyState {
  readonly icon = input.required<IconName>();
  readonly heading = input.required<string>();
  readonly text = input.required<string>();
}
