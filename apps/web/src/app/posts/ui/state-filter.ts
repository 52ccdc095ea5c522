import { A11yModule } from '@angular/cdk/a11y';
import { CdkConnectedOverlay, CdkOverlayOrigin, type ConnectedPosition } from '@angular/cdk/overlay';
import { Component, computed, input, output, signal } from '@angular/core';
import { type PublicationState, publicationStates } from '@flowcast/shared-models';
import { Icon } from '../../shared/ui/icon.ts';
import { stateLook } from '../../shared/ui/publication-copy.ts';
import { filterCopy, stateGroups } from '../copy.ts';

/** Any number of states, in a small panel under the button that names them. */
@Component({
  selector: 'fc-state-filter',
  imports: [A11yModule, CdkConnectedOverlay, CdkOverlayOrigin, Icon],
  templateUrl: './state-filter.html',
  styleUrl: './state-filter.css',
})
export class StateFilter {
  readonly states = input.required<readonly PublicationState[]>();
  readonly choose = output<PublicationState[]>();
  protected readonly isOpen = signal(false);
  protected readonly copy = filterCopy;
  protected readonly groups = stateGroups;
  protected readonly look = stateLook;
  protected readonly below: ConnectedPosition[] = [
    { originX: 'end', originY: 'bottom', overlayX: 'end', overlayY: 'top', offsetY: 4 },
    { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: 4 },
    { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'bottom', offsetY: -4 },
  ];
  protected readonly words = computed(() => {
    const [first, ...others] = this.states();
    if (!first) return this.copy.anyState;
    return others.length === 0 ? this.look[first].word : this.copy.someStates(others.length + 1);
  });

  protected tick(state: PublicationState, on: boolean): void {
    this.choose.emit(publicationStates.filter((one) => (one === state ? on : this.states().includes(one))));
  }

  /** A press on the button itself closes by that press. */
  protected pressedOutside(event: MouseEvent, button: HTMLElement): void {
    if (!button.contains(event.target as Node)) this.isOpen.set(false);
  }
}
