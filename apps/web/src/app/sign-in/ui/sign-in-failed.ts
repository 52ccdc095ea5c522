import { Component, computed, input } from '@angular/core';
import { Icon } from '../../shared/ui/icon.ts';
import { CopyButton } from '../../shared/ui/copy-button.ts';
import { signInUrl } from '../../shared/util/sign-in-url.ts';
import { adminRequest, type SignInFailure, signInCopy } from '../copy.ts';

/** A sign-in that did not happen: what happened, what was kept, and the way on. */
@Component({
  selector: 'fc-sign-in-failed',
  imports: [CopyButton, Icon],
  template: `
    <div class="failed" role="alert">
      <fc-icon name="alert" />
      <h1>{{ failure().title }}</h1>
      <p>{{ failure().text }}</p>
    </div>
    @if (failure().next === 'ask') {
      <div class="card request">
        <h2>Ask for access</h2>
        <p class="hint">Send this to an admin of your studio:</p>
        <blockquote>{{ adminRequest }}</blockquote>
        <div><fc-copy-button label="Copy the message" [text]="adminRequest" /></div>
      </div>
    }
    <div class="row">
      <a class="button" [class.primary]="failure().next === 'again'" [href]="again()">{{ againLabel() }}</a>
      <a class="button plain" href="/login">Back to the start</a>
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
  readonly reference = input<string | null>(null);
  protected readonly adminRequest = adminRequest;
  protected readonly again = computed(() => signInUrl({}));
  protected readonly againLabel = computed(() =>
    this.failure().next === 'again' ? signInCopy.button : 'Try another TikTok account',
  );
}
