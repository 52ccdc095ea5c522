import { computed, inject, Injectable, signal } from '@angular/core';
import type { Creator, CreatorPatch } from '@flowcast/shared-models';
import { type ApiError, toApiError } from '../../shared/data/api-error.ts';
import { KeysetList } from '../../shared/data/keyset-list.ts';
import { SessionStore } from '../../shared/data/session-store.ts';
import { AdminClient } from './admin-client.ts';

@Injectable()
export class CreatorsStore {
  private readonly client = inject(AdminClient);
  private readonly session = inject(SessionStore);
  private readonly failedWith = signal<ApiError | null>(null);

  readonly creators = new KeysetList<Creator>((cursor) => this.client.creators(cursor));
  readonly ownId = computed(() => this.session.me()?.creator.id ?? '');
  private readonly signedOut = signal<string | null>(null);
  readonly error = this.failedWith.asReadonly();
  /** Name of who was signed out last. */
  readonly signedOutName = this.signedOut.asReadonly();

  constructor() {
    void this.creators.restart();
  }

  async signOutEverywhere({ id, displayName }: Creator): Promise<void> {
    this.failedWith.set(null);
    this.signedOut.set(null);
    try {
      await this.client.signOutEverywhere(id);
      this.signedOut.set(displayName);
    } catch (failure) {
      this.failedWith.set(toApiError(failure));
    }
  }

  async change(id: string, patch: CreatorPatch): Promise<void> {
    this.failedWith.set(null);
    try {
      this.creators.put(await this.client.changeCreator(id, patch));
    } catch (failure) {
      this.failedWith.set(toApiError(failure));
      // What is shown must be what is true, also in a select that was already turned.
      await this.creators.restart();
    }
  }
}
