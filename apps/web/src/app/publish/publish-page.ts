import { Component, inject, viewChild } from '@angular/core';
import { ComposerQuery } from './data/composer-query.ts';
import { publishCopy } from './copy.ts';
import { Composer } from './ui/composer.ts';
import { LazyOutcome } from './ui/lazy-outcome.ts';

@Component({
  selector: 'fc-publish-page',
  imports: [Composer, LazyOutcome],
  template: `
    <section class="page">
      <h1>{{ copy.title }}</h1>
      @if (query.publicationId(); as id) {
        <fc-lazy-outcome [id]="id" (another)="query.compose()" />
      } @else {
        <fc-composer (published)="query.watch($event)" />
      }
    </section>
  `,
  providers: [ComposerQuery],
})
export class PublishPage {
  protected readonly query = inject(ComposerQuery);
  protected readonly copy = publishCopy;
  private readonly composer = viewChild(Composer);

  /** Asks before something would be lost; the router waits for the answer. */
  mayLeave(): Promise<boolean> {
    return this.composer()?.mayLeave() ?? Promise.resolve(true);
  }
}
