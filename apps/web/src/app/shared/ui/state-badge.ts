import { Component, computed, input } from '@angular/core';
import type { PublicationState } from '@flowcast/shared-models';
import { stateLook } from './publication-copy.ts';
import { Tag } from './tag.ts';

/** A publication's state. */
@Component({
  selector: 'fc-state-badge',
  imports: [Tag],
  template: `<fc-tag [look]="look()" />`,
})
export class StateBadge {
  readonly state = input.required<PublicationState>();
  protected readonly look = computed(() => stateLook[this.state()]);
}
