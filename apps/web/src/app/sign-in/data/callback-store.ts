import { Location } from '@angular/common';
import { computed, inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { ApiError, toApiError } from '../../shared/data/api-error.ts';
import { SessionStore } from '../../shared/data/session-store.ts';
import { signInUrl } from '../../shared/util/sign-in-url.ts';
import { signInFailure } from '../copy.ts';
import { againUrl, ownPath, readCallback } from './callback-answer.ts';
import { SignInClient } from './sign-in-client.ts';

/** Finishes a sign-in exactly once per visit: this store lives as long as the page and remembers that it began. */
@Injectable({ providedIn: 'root' })
export class CallbackStore {
  private readonly client = inject(SignInClient);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly location = inject(Location);
  private begunWith: string | null = null;

  private readonly failedWith = signal<ApiError | null>(null);
  readonly error = this.failedWith.asReadonly();
  readonly failure = computed(() => {
    const error = this.failedWith();
    return error ? signInFailure(error.code) : null;
  });

  private readonly beginAgain = signal(signInUrl({}));
  readonly again = this.beginAgain.asReadonly();

  async finish(queryString: string): Promise<void> {
    if (this.begunWith === queryString) return;
    this.begunWith = queryString;
    this.failedWith.set(null);
    const query = new URLSearchParams(queryString);
    const answer = readCallback(query);
    this.beginAgain.set(againUrl(query));
    // The code must not stay in the address bar, the history or a referrer.
    this.location.replaceState('/login/callback');
    if (answer instanceof ApiError) this.failedWith.set(answer);
    else await this.exchange(answer);
  }

  private async exchange(answer: { code: string; state: string }): Promise<void> {
    try {
      const signedIn = await this.client.exchange(answer);
      this.session.accept(signedIn);
      await this.router.navigateByUrl(ownPath(signedIn.returnTo), { replaceUrl: true });
    } catch (failure) {
      this.failedWith.set(toApiError(failure));
    }
  }
}
