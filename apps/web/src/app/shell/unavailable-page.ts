import { Component, DOCUMENT, inject } from '@angular/core';

/** In place of a screen while the API does not answer; the address stays, so trying again leads where one wanted to go. */
@Component({
  selector: 'fc-unavailable-page',
  template: `
    <section class="solo" role="alert">
      <h1>The studio does not answer</h1>
      <p>It may be starting, or your connection is gone. What you filled in is kept in this browser.</p>
      <div class="row"><button type="button" class="button primary" (click)="reload()">Try again</button></div>
    </section>
  `,
})
export class UnavailablePage {
  private readonly location = inject(DOCUMENT).location;

  protected reload(): void {
    this.location.reload();
  }
}
