import { computed, inject, Injectable, Injector, signal } from '@angular/core';
import type { Account, Me } from '@flowcast/shared-models';
import type { SessionClient } from './session-client.ts';
import { SessionEnd } from './session-end.ts';

/** Who is signed in. Asked once, then kept until sign-in or sign-out. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly injector = inject(Injector);
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
    const client = await this.client();
    const me = await client.me();
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
    const client = await this.client();
    await client.signOut();
    this.known.set(null);
  }

  /** Loaded only now: a stranger on the sign-in page needs neither the HTTP client nor the validator. */
  private async client(): Promise<SessionClient> {
    const { SessionClient } = await import('./session-client.ts');
    return this.injector.get(SessionClient);
  }
}
