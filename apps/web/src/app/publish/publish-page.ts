import { Component, inject } from '@angular/core';
import { ComposerQuery } from './data/composer-query.ts';
import { publishCopy } from './copy.ts';
import { Composer } from './ui/composer.ts';
import { Outcome } from './ui/outcome.ts';

@Component({
  selector: 'fc-publish-page',
  imports: [Composer, Outcome],
  template: `
    <section class="page">
      <h1>{{ copy.title }}</h1>
      @if (query.publicationId(); as id) {
        <fc-outcome [id]="id" (another)="query.compose()" />
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
}
