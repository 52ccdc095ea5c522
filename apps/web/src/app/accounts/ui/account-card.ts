import { Component, computed, input, output } from '@angular/core';
import { type Account, requiredScopes } from '@flowcast/shared-models';
import { Avatar } from '../../shared/ui/avatar.ts';
import { Icon } from '../../shared/ui/icon.ts';
import { Tag } from '../../shared/ui/tag.ts';
import { signInUrl } from '../../shared/util/sign-in-url.ts';
import { accountLook, accountsCopy, scopeNames } from '../copy.ts';
import { AccountHealth } from './account-health.ts';

/** One connected account: whether it works, what it granted, and what to do about it. */
@Component({
  selector: 'fc-account-card',
  imports: [AccountHealth, Avatar, Icon, Tag],
  templateUrl: './account-card.html',
  styleUrl: './account-card.css',
})
export class AccountCard {
  readonly account = input.required<Account>();
  readonly busy = input(false);
  readonly disconnect = output();

  protected readonly copy = accountsCopy;
  protected readonly connectUrl = signInUrl({ connect: true, returnTo: '/accounts' });
  protected readonly permissions = computed(() =>
    requiredScopes.map((scope) => ({
      scope,
      name: scopeNames[scope],
      isGranted: this.account().scopes.includes(scope),
    })),
  );
  protected readonly isEnded = computed(() => this.account().status === 'needs_reconnect');
  protected readonly isMissing = computed(() => this.permissions().some(({ isGranted }) => !isGranted));
  protected readonly look = computed(() => {
    const { status } = this.account();
    return accountLook[status === 'connected' && this.isMissing() ? 'scope_missing' : status];
  });
}
