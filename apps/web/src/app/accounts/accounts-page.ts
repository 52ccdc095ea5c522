import { Component, inject } from '@angular/core';
import type { Account } from '@flowcast/shared-models';
import { ConfirmDialog } from '../shared/ui/confirm-dialog.ts';
import { EmptyState } from '../shared/ui/empty-state.ts';
import { Icon } from '../shared/ui/icon.ts';
import { ProblemNote } from '../shared/ui/problem-note.ts';
import { signInUrl } from '../shared/util/sign-in-url.ts';
import { accountsCopy, disconnectText } from './copy.ts';
import { AccountsStore } from './data/accounts-store.ts';
import { AccountCard } from './ui/account-card.ts';

@Component({
  selector: 'fc-accounts-page',
  imports: [AccountCard, EmptyState, Icon, ProblemNote],
  templateUrl: './accounts-page.html',
  styleUrl: './accounts-page.css',
  providers: [AccountsStore],
})
export class AccountsPage {
  private readonly dialog = inject(ConfirmDialog);
  protected readonly store = inject(AccountsStore);
  protected readonly copy = accountsCopy;
  protected readonly connectUrl = signInUrl({ connect: true, returnTo: '/accounts' });
  protected readonly places = [1, 2];

  protected async disconnect(account: Account): Promise<void> {
    const text = disconnectText(account.displayName, await this.store.waitingOf(account));
    const agreed = await this.dialog.ask({ ...this.copy.ask, text, danger: true });
    if (agreed) await this.store.disconnect(account);
  }
}
