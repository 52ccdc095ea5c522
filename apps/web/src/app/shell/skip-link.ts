import { Component, DOCUMENT, inject } from '@angular/core';
import { shellCopy } from './copy.ts';

/** The first stop of a keyboard: past what every page has. */
@Component({
  selector: 'fc-skip-link',
  template: '<a href="#main" (click)="skip($event)">{{ copy.skip }}</a>',
  styles: `
    a {
      position: fixed;
      z-index: 30;
      top: var(--s2);
      left: var(--s2);
      display: inline-flex;
      align-items: center;
      min-height: var(--target);
      padding: var(--s2) var(--s4);
      border-radius: var(--r2);
      background: var(--accent);
      color: var(--on-accent);
      opacity: 0;
      transform: translateY(-200%);
    }

    a:focus {
      opacity: 1;
      transform: none;
    }
  `,
})
export class SkipLink {
  private readonly document = inject(DOCUMENT);
  protected readonly copy = shellCopy;

  /** By hand: with a base address the link alone would load another page. */
  protected skip(event: Event): void {
    event.preventDefault();
    this.document.getElementById('main')?.focus();
  }
}
