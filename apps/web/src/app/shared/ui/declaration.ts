import { Component, computed, input } from '@angular/core';
import { declarationParts } from '../util/declaration-parts.ts';

/** The sentence somebody agrees to, word for word, with its links. */
@Component({
  selector: 'fc-declaration',
  template: `
    <p>
      @for (part of parts(); track $index) {
        @if (part.url) {
          <a target="_blank" rel="noopener" [href]="part.url">{{ part.text }}</a>
        } @else {
          <ng-container>{{ part.text }}</ng-container>
        }
      }
    </p>
  `,
})
export class Declaration {
  readonly declaration = input.required<Parameters<typeof declarationParts>[0]>();
  protected readonly parts = computed(() => declarationParts(this.declaration()));
}
