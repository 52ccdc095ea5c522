import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../../shared/ui/icon.ts';
import type { OtherTab } from '../data/kept-form.ts';
import { otherTabCopy } from '../copy.ts';

/** Says that another tab changed this form, or published what was in it. */
@Component({
  selector: 'fc-other-tab-note',
  imports: [Icon, RouterLink],
  template: `
    <div class="note" role="status">
      <fc-icon name="copy" />
      <strong>{{ words().title }}</strong>
      <p>{{ words().text }}</p>
      @if (publicationId(); as id) {
        <div class="row">
          <a class="button small" [routerLink]="['/posts', id]">{{ copy.see }}</a>
        </div>
      }
    </div>
  `,
})
export class OtherTabNote {
  readonly other = input.required<OtherTab>();
  protected readonly copy = otherTabCopy;
  protected readonly words = computed(() => otherTabCopy[this.other().did]);
  protected readonly publicationId = computed(() => {
    const other = this.other();
    return other.did === 'published' ? other.publicationId : null;
  });
}
