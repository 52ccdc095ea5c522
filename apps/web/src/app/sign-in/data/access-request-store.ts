import { computed, inject, Injectable, signal } from '@angular/core';
import type { AccessReceipt, AccessStanding } from '@flowcast/shared-models';
import { type ApiError, toApiError } from '../../shared/data/api-error.ts';
import { SignInClient } from './sign-in-client.ts';

/** Asking to be let in, after a sign-in that was refused because nobody had invited this TikTok account. */
@Injectable()
export class AccessRequestStore {
  private readonly client = inject(SignInClient);
  private readonly standing = signal<AccessStanding | null>(null);
  private readonly receipt = signal<AccessReceipt | null>(null);
  private readonly busy = signal(false);
  private readonly failedWith = signal<ApiError | null>(null);

  /** What was asked, now or at an earlier visit, and what became of it. */
  readonly request = computed(() => this.receipt() ?? this.standing()?.request ?? null);
  readonly asking = this.busy.asReadonly();
  readonly error = this.failedWith.asReadonly();

  begin(standing: AccessStanding): void {
    this.standing.set(standing);
  }

  async ask(note: string): Promise<void> {
    const ticket = this.standing()?.ticket;
    if (!ticket || this.busy()) return;
    this.busy.set(true);
    this.failedWith.set(null);
    try {
      this.receipt.set(await this.client.askForAccess({ ticket, ...(note.trim() ? { note } : {}) }));
    } catch (failure) {
      this.failedWith.set(toApiError(failure));
    } finally {
      this.busy.set(false);
    }
  }
}
