import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Account, AccountForecast, CreatorInfo, PublishMode } from '@flowcast/shared-models';
import { Avatar } from '../../shared/ui/avatar.ts';
import { formatLength } from '../../shared/util/format.ts';
import { budgetSentence } from '../data/budget-sentence.ts';
import { publishCopy } from '../copy.ts';

/** Which account this goes to, as TikTok names it right now. */
@Component({
  selector: 'fc-account-bar',
  imports: [Avatar, RouterLink],
  template: `
    <div class="bar" id="field-accountId" tabindex="-1" role="group" [attr.aria-label]="copy.account">
      <fc-avatar class="large" [name]="name()" [url]="creatorInfo()?.avatarUrl ?? account()?.avatarUrl ?? null" />
      <div class="words">
        <p class="hint">{{ copy.postingTo }}</p>
        <p class="who">
          <strong>{{ name() }}</strong>
          @if (username(); as username) {
            <span>&#64;{{ username }}</span>
          }
        </p>
      </div>
      <ul class="facts numbers">
        @if (limit(); as text) {
          <li>{{ text }}</li>
        } @else if (loading()) {
          <li class="skeleton" role="status">
            <span class="visually-hidden">{{ copy.asking }}</span>
          </li>
        }
        @if (budget(); as text) {
          <li>{{ text }}</li>
        }
        <li>{{ copy.modes[mode()].short }}</li>
      </ul>
      @if (accounts().length > 1) {
        <select class="input" [attr.aria-label]="copy.chooseAccount" (change)="pick($event)">
          @for (one of accounts(); track one.id) {
            <option [value]="one.id" [selected]="one.id === account()?.id">
              {{ labelOf(one) }}
            </option>
          }
        </select>
        <a class="several" routerLink="/publish/several" [queryParams]="videoId() ? { video: videoId() } : {}">{{
          copy.several
        }}</a>
      }
    </div>
  `,
  styles: `
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s3) var(--s4);
      padding: var(--s5) var(--s6);
    }

    .words {
      flex: 1 1 10rem;
      min-width: 0;
    }

    .hint {
      font-size: var(--text-xs);
    }

    .who {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--s2);
      overflow-wrap: anywhere;
    }

    .who span {
      color: var(--ink-soft);
    }

    .facts {
      display: grid;
      justify-items: end;
      min-height: calc(3 * var(--leading) * var(--text-s));
      color: var(--ink-soft);
      font-size: var(--text-s);
      text-align: right;
    }

    .facts .skeleton {
      width: 10rem;
      height: var(--s4);
    }

    select {
      flex-basis: 100%;
    }

    .several {
      display: inline-flex;
      align-items: center;
      min-height: var(--target-small);
      font-size: var(--text-s);
    }

    @media (max-width: 40rem) {
      .bar {
        padding: var(--s4);
      }

      .facts {
        justify-items: start;
        flex-basis: 100%;
        text-align: left;
      }
    }
  `,
})
export class AccountBar {
  readonly accounts = input.required<readonly Account[]>();
  readonly account = input.required<Account | null>();
  readonly creatorInfo = input.required<CreatorInfo | null>();
  readonly forecast = input<AccountForecast | null>(null);
  readonly mode = input.required<PublishMode>();
  readonly loading = input(false);
  /** The chosen video goes along to the page for several accounts. */
  readonly videoId = input('');
  readonly choose = output<string>();

  protected readonly copy = publishCopy;
  protected readonly name = computed(() => this.creatorInfo()?.nickname || this.account()?.displayName || '');
  protected readonly username = computed(() => this.creatorInfo()?.username || this.account()?.username || '');
  protected readonly limit = computed(() => {
    const maxSec = this.creatorInfo()?.maxVideoPostDurationSec;
    return maxSec ? `Videos up to ${formatLength(maxSec)}` : null;
  });

  protected readonly budget = computed(() => {
    const forecast = this.forecast();
    return forecast && budgetSentence(forecast, this.mode());
  });

  /** Names may be alike; handles never are. */
  protected labelOf({ displayName, username }: Account): string {
    return username ? `${displayName} (@${username})` : displayName;
  }

  protected pick(event: Event): void {
    this.choose.emit((event.target as HTMLSelectElement).value);
  }
}
