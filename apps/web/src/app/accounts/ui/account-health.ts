import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Account } from '@flowcast/shared-models';
import { formatInstant } from '../../shared/util/format.ts';
import { daysLeft, healthCopy, postsLeft } from '../copy.ts';
import { AccountsClient } from '../data/accounts-client.ts';

/** What an account is good for today: its permission, its day at TikTok, and what it did last. */
@Component({
  selector: 'fc-account-health',
  imports: [RouterLink],
  template: `
    <h3 class="label">{{ copy.title }}</h3>
    <dl>
      <dt>{{ copy.permission }}</dt>
      <dd class="numbers">{{ permission() }}</dd>
      <dt>{{ copy.today }}</dt>
      <dd class="numbers">{{ today() }}</dd>
      <dt>{{ copy.drafts }}</dt>
      <dd class="numbers">{{ drafts() }}</dd>
      <dt>{{ copy.waiting }}</dt>
      <dd class="numbers">{{ known()?.waiting ?? copy.unknown }}</dd>
      <dt>{{ copy.last }}</dt>
      <dd>
        @if (known()?.lastPost; as post) {
          <a [routerLink]="['/posts', post.publicationId]">{{ post.title }}</a>
          <span class="hint numbers">{{ formatInstant(post.at) }}</span>
        } @else {
          {{ known() ? copy.never : copy.unknown }}
        }
      </dd>
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: var(--s2) var(--s3);
      margin: var(--s2) 0 0;
      font-size: var(--text-s);
    }

    dt {
      color: var(--ink-soft);
    }

    dd {
      margin: 0;
      overflow-wrap: anywhere;
    }

    /* Two lines from the start: the card keeps its height when the answer arrives. */
    dd:last-child {
      display: grid;
      align-content: start;
      min-height: calc(2lh);
    }
  `,
})
export class AccountHealth {
  private readonly client = inject(AccountsClient);
  readonly account = input.required<Account>();

  private readonly id = computed(() => this.account().id);
  private readonly forecast = this.client.forecast(this.id);
  private readonly activity = this.client.activity(this.id);
  protected readonly copy = healthCopy;
  protected readonly formatInstant = formatInstant;
  protected readonly known = computed(() => (this.activity.hasValue() ? this.activity.value() : null));
  private readonly day = computed(() => (this.forecast.hasValue() ? this.forecast.value() : null));
  protected readonly permission = computed(() => {
    const { permissionEndsAt, status } = this.account();
    if (status === 'needs_reconnect') return healthCopy.ended;
    return permissionEndsAt === null ? healthCopy.unknown : daysLeft(permissionEndsAt, new Date());
  });
  protected readonly today = computed(() => {
    const day = this.day();
    return day ? postsLeft(day) : healthCopy.unknown;
  });
  protected readonly drafts = computed(() => {
    const day = this.day();
    return day ? `${day.pendingDraftsLast24h} of ${day.pendingDraftsLimit}` : healthCopy.unknown;
  });
}
