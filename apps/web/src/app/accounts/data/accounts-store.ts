import { computed, inject, Injectable, signal } from '@angular/core';
import type { Account } from '@flowcast/shared-models';
import { type ApiError, toApiError } from '../../shared/data/api-error.ts';
import { SessionStore } from '../../shared/data/session-store.ts';
import { AccountsClient } from './accounts-client.ts';

/** The own TikTok accounts and their health. */
@Injectable()
export class AccountsStore {
  private readonly client = inject(AccountsClient);
  private readonly session = inject(SessionStore);
  private readonly read = this.client.list();
  private readonly busy = signal<string | null>(null);
  private readonly failedWith = signal<ApiError | null>(null);
  private readonly gone = signal<Account | null>(null);

  readonly accounts = computed<readonly Account[] | null>(() =>
    this.read.hasValue() ? this.read.value().items : null,
  );
  readonly readError = computed(() => {
    const error = this.read.error();
    return error ? toApiError(error) : null;
  });
  /** The account that is being disconnected. */
  readonly busyId = this.busy.asReadonly();
  readonly error = this.failedWith.asReadonly();
  /** The one disconnected last. */
  readonly disconnected = this.gone.asReadonly();

  reload(): void {
    this.read.reload();
  }

  /** How many publications a disconnection would hold up; null when that cannot be told now. */
  async waitingOf(account: Account): Promise<number | null> {
    const activity = await this.client.activityNow(account.id).catch(() => null);
    return activity?.waiting ?? null;
  }

  async disconnect(account: Account): Promise<void> {
    if (this.busy()) return;
    this.busy.set(account.id);
    this.failedWith.set(null);
    this.gone.set(null);
    try {
      await this.client.disconnect(account.id);
      this.gone.set(account);
      this.session.forgetAccount(account.id);
    } catch (failure) {
      this.failedWith.set(toApiError(failure));
    } finally {
      this.busy.set(null);
      this.read.reload();
    }
  }
}
