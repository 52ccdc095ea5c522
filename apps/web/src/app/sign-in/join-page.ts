import { Component, computed, input } from '@angular/core';
import { Icon } from '../shared/ui/icon.ts';
import { signInUrl } from '../shared/util/sign-in-url.ts';
import { joinCopy, scopeReasons, signInCopy } from './copy.ts';

@Component({
  selector: 'fc-join-page',
  imports: [Icon],
  template: `
    <section class="solo">
      <h1>{{ copy.title }}</h1>
      <p>{{ copy.lead }}</p>
      <a class="button primary large" [href]="url()"><fc-icon name="music" />{{ copy.button }}</a>
      <div class="stack">
        <h2 class="label">{{ scopesTitle }}</h2>
        <ul class="stack">
          @for (reason of reasons; track reason) {
            <li class="hint">{{ reason }}</li>
          }
        </ul>
        <p class="hint">{{ copy.after }}</p>
      </div>
    </section>
  `,
  styles: `
    ul {
      gap: var(--s2);
      padding-left: var(--s4);
      list-style: disc;
    }
  `,
})
export class JoinPage {
  /** From the path: the invitation's one-time token. */
  readonly token = input.required<string>();

  protected readonly copy = joinCopy;
  protected readonly scopesTitle = signInCopy.scopesTitle;
  protected readonly reasons = Object.values(scopeReasons);
  protected readonly url = computed(() => signInUrl({ invite: this.token() }));
}
