import { inject, Injectable, signal } from '@angular/core';
import type { CreatedInvitation, Invitation, InvitationRequest } from '@flowcast/shared-models';
import { type ApiError, toApiError } from '../../shared/data/api-error.ts';
import { KeysetList } from '../../shared/data/keyset-list.ts';
import { AdminClient } from './admin-client.ts';

@Injectable()
export class InvitationsStore {
  private readonly client = inject(AdminClient);
  private readonly fresh = signal<CreatedInvitation | null>(null);
  private readonly busy = signal(false);
  private readonly failedWith = signal<ApiError | null>(null);

  readonly invitations = new KeysetList<Invitation>((cursor) => this.client.invitations(cursor));
  /** The one just created, with its link: the only moment it can be seen. */
  readonly created = this.fresh.asReadonly();
  readonly creating = this.busy.asReadonly();
  readonly error = this.failedWith.asReadonly();

  constructor() {
    void this.invitations.restart();
  }

  async invite(request: InvitationRequest): Promise<void> {
    await this.attempt(async () => {
      const created = await this.client.invite(request);
      this.fresh.set(created);
      this.invitations.put(created);
    });
  }

  /** One that was made elsewhere: the answer to a request. */
  add(invitation: Invitation): void {
    this.invitations.put(invitation);
  }

  async revoke(invitation: Invitation): Promise<void> {
    await this.attempt(async () => {
      await this.client.revoke(invitation.id);
      this.invitations.put({ ...invitation, status: 'revoked' });
      if (this.fresh()?.id === invitation.id) this.fresh.set(null);
    });
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.failedWith.set(null);
    try {
      await act();
    } catch (failure) {
      this.failedWith.set(toApiError(failure));
    } finally {
      this.busy.set(false);
    }
  }
}
