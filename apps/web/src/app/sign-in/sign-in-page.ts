import { Component, computed, inject, input } from '@angular/core';
import { SessionStore } from '../shared/data/session-store.ts';
import { Icon } from '../shared/ui/icon.ts';
import { signInUrl } from '../shared/util/sign-in-url.ts';
import { tiktokLegal } from '../shared/util/tiktok-legal.ts';
import { scopeReasons, signInCopy } from './copy.ts';

@Component({
  selector: 'fc-sign-in-page',
  imports: [Icon],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.css',
})
export class SignInPage {
  private readonly session = inject(SessionStore);
  /** From the query: where to go after signing in. */
  readonly return_to = input<string>();

  protected readonly copy = signInCopy;
  protected readonly legal = tiktokLegal;
  protected readonly me = this.session.me;
  protected readonly scopes = Object.entries(scopeReasons).map(([name, reason]) => ({ name, reason }));
  protected readonly url = computed(() => signInUrl({ returnTo: this.return_to() }));
}
