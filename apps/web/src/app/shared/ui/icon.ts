import { Component, computed, input } from '@angular/core';
import { iconPaths, type IconName } from './icon-paths.ts';

/** A drawing beside a word; never the only carrier of a meaning. */
@Component({
  selector: 'fc-icon',
  template: `<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path [attr.d]="path()" /></svg>`,
  styles: `
    :host {
      display: inline-block;
      flex: none;
      width: var(--icon);
      height: var(--icon);
    }

    :host(.small) {
      width: var(--icon-small);
      height: var(--icon-small);
    }

    :host(.solid) svg {
      fill: currentColor;
    }

    svg {
      width: 100%;
      height: 100%;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.75;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => iconPaths[this.name()]);
}
