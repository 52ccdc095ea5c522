import { Component, computed, input } from '@angular/core';
import type { AccessStanding } from '@flowcast/shared-models';
import { CopyButton } from '../../shared/ui/copy-button.ts';
import { Icon } from '../../shared/ui/icon.ts';
import { signInUrl } from '../../shared/util/sign-in-url.ts';
import { askCopy, type SignInFailure, signInCopy } from '../copy.ts';
import { RequestAccess } from './request-access.ts';

/** A sign-in that did not happen: what happened, what was kept, and the way on. */
@Component({
  selector: 'fc-sign-in-failed',
  imports: [CopyButton, Icon, RequestAccess],
  template: `
    <div class="failed" role="alert">
      <fc-icon name="alert" />
      <h1>{{ failure().title }}</h1>
      <p>{{ failure().text }}</p>
    </div>
    @if (access(); as standing) {
      <fc-request-access [standing]="standing" />
    } @else if (failure().message; as message) {
      <div class="card request">
        <h2>{{ copy.title }}</h2>
        <p class="hint">{{ copy.text }}</p>
        <blockquote>{{ message }}</blockquote>
        <div><fc-copy-button [label]="copy.button" [text]="message" /></div>
      </div>
    }
    <div class="row">
      @if (failure().next === 'accounts') {
        <a class="button primary" href="/accounts">{{ copy.accounts }}</a>
      } @else {
        <a class="button" [class.primary]="failure().next === 'again'" [href]="again()">{{ againLabel() }}</a>
        <a class="button plain" href="/login">{{ copy.start }}</a>
      }
    </div>
    @if (reference(); as id) {
      <p class="reference">Reference {{ id }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s6);
    }

    .failed {
      display: grid;
      gap: var(--s3);
    }

    .failed fc-icon {
      width: var(--s8);
      height: var(--s8);
      color: var(--warn);
    }

    .failed p {
      color: var(--ink-soft);
    }

    .request {
      display: grid;
      gap: var(--s3);
      padding: var(--s5);
    }

    blockquote {
      margin: 0;
      padding-left: var(--s3);
      border-left: 3px solid var(--line);
    }

    .reference {
      font-size: var(--text-xs);
      color: var(--ink-faint);
      overflow-wrap: anywhere;
    }
  `,
})
export class SignInFailed {
  readonly failure = input.required<SignInFailure>();
  /** Where signing in begins anew. */
  readonly again = input(signInUrl({}));
  /** Set where the person may ask here to be let in. */
  readonly access = input<AccessStanding | null>(null);
  readonly reference = input<string | null>(null);
  protected readonly copy = askCopy;
  protected readonly againLabel = computed(() => (this.failure().next === 'again' ? signInCopy.button : askCopy.other));
}
