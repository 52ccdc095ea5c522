import { computed, inject, Injectable, signal } from '@angular/core';
import type { Account, Me } from '@flowcast/shared-models';
import { toApiError } from './api-error.ts';
import { SessionClient } from './session-client.ts';
import { SessionEnd } from './session-end.ts';

/** Who is signed in. Asked once, then kept until sign-in or sign-out. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly client = inject(SessionClient);
  private readonly sessionEnd = inject(SessionEnd);
  private readonly known = signal<Me | null | undefined>(undefined);

  readonly me = computed(() => this.known() ?? null);
  readonly accounts = computed<readonly Account[]>(() => this.me()?.accounts ?? []);
  readonly isAdmin = computed(() => this.me()?.creator.role === 'admin');
  /** Somebody was signed in on this page and the API no longer knows them. */
  readonly hasEnded = computed(() => this.me() !== null && this.sessionEnd.hasEnded());

  /** Null when nobody is signed in; throws `ApiError` when the API cannot say. */
  async load(): Promise<Me | null> {
    const known = this.known();
    if (known) return known;
    const me = await this.ask();
    this.known.set(me);
    return me;
  }

  accept(me: Me): void {
    this.sessionEnd.forget();
    this.known.set(me);
  }

  /** An account that was disconnected can no longer be chosen anywhere. */
  forgetAccount(accountId: string): void {
    this.known.update((me) => me && { ...me, accounts: me.accounts.filter(({ id }) => id !== accountId) });
  }

  async signOut(): Promise<void> {
    await this.client.signOut();
    this.known.set(null);
  }

  private async ask(): Promise<Me | null> {
    try {
      return await this.client.me();
    } catch (failure) {
      const error = toApiError(failure);
      if (error.code === 'not_signed_in') return null;
      throw error;
    }
  }
}
