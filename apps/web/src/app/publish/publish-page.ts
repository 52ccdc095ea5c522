import { Component, computed, inject, viewChild } from '@angular/core';
import { SessionStore } from '../shared/data/session-store.ts';
import { EmptyState } from '../shared/ui/empty-state.ts';
import { signInUrl } from '../shared/util/sign-in-url.ts';
import { ComposerQuery } from './data/composer-query.ts';
import { publishCopy } from './copy.ts';
import { Composer } from './ui/composer.ts';
import { LazyOutcome } from './ui/lazy-outcome.ts';

@Component({
  selector: 'fc-publish-page',
  imports: [Composer, EmptyState, LazyOutcome],
  template: `
    <section class="page">
      <h1>{{ copy.title }}</h1>
      @if (query.publicationId(); as id) {
        <fc-lazy-outcome [id]="id" (another)="query.compose()" />
      } @else if (hasAccount()) {
        <fc-composer (published)="query.watch($event)" />
      } @else {
        <fc-empty-state icon="person" [heading]="copy.noAccount.title" [text]="copy.noAccount.text">
          <a class="button primary" [href]="connectUrl">{{ copy.noAccount.connect }}</a>
        </fc-empty-state>
      }
    </section>
  `,
  providers: [ComposerQuery],
})
export class PublishPage {
  private readonly session = inject(SessionStore);
  protected readonly query = inject(ComposerQuery);
  protected readonly copy = publishCopy;
  protected readonly connectUrl = signInUrl({ connect: true });
  protected readonly hasAccount = computed(() => this.session.accounts().length > 0);
  private readonly composer = viewChild(Composer);

  /** Asks before something would be lost; the router waits for the answer. */
  mayLeave(): Promise<boolean> {
    return this.composer()?.mayLeave() ?? Promise.resolve(true);
  }
}
