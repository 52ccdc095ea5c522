import { Component, DOCUMENT, inject } from '@angular/core';
import { shellCopy } from './copy.ts';

/** In place of a screen while the API does not answer; the address stays, so trying again leads where one wanted to go. */
@Component({
  selector: 'fc-unavailable-page',
  template: `
    <section class="solo" role="alert">
      <h1>{{ copy.title }}</h1>
      <p>{{ copy.text }}</p>
      <div class="row">
        <button type="button" class="button primary" (click)="reload()">{{ copy.tryAgain }}</button>
      </div>
    </section>
  `,
})
export class UnavailablePage {
  protected readonly copy = shellCopy.unavailable;
  private readonly location = inject(DOCUMENT).location;

  protected reload(): void {
    this.location.reload();
  }
}
