import { inject, Injectable, signal } from '@angular/core';
import type { AccessRequest, Role } from '@flowcast/shared-models';
import { type ApiError, toApiError } from '../../shared/data/api-error.ts';
import { KeysetList } from '../../shared/data/keyset-list.ts';
import { AdminClient } from './admin-client.ts';
import { InvitationsStore } from './invitations-store.ts';

/** An admin's answer to a request. */
export interface AccessAnswer {
  name: string;
  kind: 'invited' | 'dismissed';
}

/** Who asks to be let in, and the answers given on this visit. */
@Injectable()
export class AccessRequestsStore {
  private readonly client = inject(AdminClient);
  private readonly invitations = inject(InvitationsStore);
  private readonly busy = signal(false);
  private readonly answered = signal<AccessAnswer | null>(null);
  private readonly failedWith = signal<ApiError | null>(null);

  readonly requests = new KeysetList<AccessRequest>((cursor) => this.client.accessRequests(cursor));
  readonly answering = this.busy.asReadonly();
  /** The one given last. */
  readonly answer = this.answered.asReadonly();
  readonly error = this.failedWith.asReadonly();

  constructor() {
    void this.requests.restart();
  }

  async invite({ id, displayName: name }: AccessRequest, role: Role): Promise<void> {
    await this.give(id, { name, kind: 'invited' }, async () => this.invitations.add(await this.client.letIn(id, role)));
  }

  async dismiss({ id, displayName: name }: AccessRequest): Promise<void> {
    await this.give(id, { name, kind: 'dismissed' }, () => this.client.dismiss(id));
  }

  private async give(id: string, answer: AccessAnswer, send: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failedWith.set(null);
    try {
      await send();
      this.requests.remove(id);
      this.answered.set(answer);
    } catch (failure) {
      this.failedWith.set(toApiError(failure));
      // Another admin may have been quicker.
      await this.requests.restart();
    } finally {
      this.busy.set(false);
    }
  }
}
