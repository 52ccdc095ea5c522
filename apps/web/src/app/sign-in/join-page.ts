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
        <ul>
          @for (reason of reasons; track reason) {
            <li><fc-icon name="check" class="small" />{{ reason }}</li>
          }
        </ul>
        <p class="hint">{{ copy.after }}</p>
      </div>
    </section>
  `,
  styles: `
    ul {
      display: grid;
      gap: var(--s2);
    }

    li {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--s3);
      font-size: var(--text-s);
    }

    fc-icon.small {
      margin-top: 0.2em;
      color: var(--good);
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
