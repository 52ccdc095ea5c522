import { Component, input, output } from '@angular/core';
import { type PublicationState, publicationStates } from '@flowcast/shared-models';
import { stateLook } from '../../shared/ui/publication-copy.ts';
import { postsCopy } from '../copy.ts';

@Component({
  selector: 'fc-state-filter',
  template: `
    <select class="input" [attr.aria-label]="copy.state" (change)="pick($event)">
      <option value="" [selected]="!state()">{{ copy.allStates }}</option>
      @for (one of states; track one) {
        <option [value]="one" [selected]="one === state()">{{ look[one].word }}</option>
      }
    </select>
  `,
})
export class StateFilter {
  readonly state = input.required<PublicationState | null>();
  readonly choose = output<PublicationState | null>();
  protected readonly copy = postsCopy;
  protected readonly states = publicationStates;
  protected readonly look = stateLook;

  protected pick(event: Event): void {
    const chosen = (event.target as HTMLSelectElement).value;
    this.choose.emit(publicationStates.find((state) => state === chosen) ?? null);
  }
}
