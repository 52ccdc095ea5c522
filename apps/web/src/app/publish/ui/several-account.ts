import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Publication } from '@flowcast/shared-models';
import { Audience } from '../../shared/ui/audience.ts';
import { Avatar } from '../../shared/ui/avatar.ts';
import { CaptionField } from '../../shared/ui/caption-field.ts';
import { Disclosure } from '../../shared/ui/disclosure.ts';
import { Icon } from '../../shared/ui/icon.ts';
import { ProblemNote } from '../../shared/ui/problem-note.ts';
import { Switch } from '../../shared/ui/switch.ts';
import { declarationParts } from '../../shared/util/declaration-parts.ts';
import { signInUrl } from '../../shared/util/sign-in-url.ts';
import type { AccountPlan } from '../data/account-plan.ts';
import { budgetSentence } from '../data/budget-sentence.ts';
import { blockedCopy, publishCopy } from '../copy.ts';
import { missingWords, severalCopy } from '../several-copy.ts';
import { FormerPost } from './former-post.ts';
import { ModeChoice } from './mode-choice.ts';
import { ScheduleChoice } from './schedule-choice.ts';

type Change = (plan: AccountPlan) => void;

/** One account of a post to several: chosen or not, set up on its own, agreed to on its own. */
@Component({
  selector: 'fc-several-account',
  imports: [
    Audience,
    Avatar,
    CaptionField,
    Disclosure,
    FormerPost,
    Icon,
    ModeChoice,
    ProblemNote,
    RouterLink,
    ScheduleChoice,
    Switch,
  ],
  templateUrl: './several-account.html',
  styleUrl: './several-account.css',
})
export class SeveralAccount {
  readonly plan = input.required<AccountPlan>();
  /** Only one account is unfolded at a time. */
  readonly open = input(false);
  readonly toggled = output<boolean>();
  readonly changed = output<Change>();
  /** The changed post is to be made beside the one the studio has already. */
  readonly further = output<AccountPlan>();

  protected readonly copy = severalCopy;
  protected readonly words = publishCopy;
  protected readonly grantUrl = signInUrl({ connect: true });
  protected readonly name = computed(() => this.plan().creatorInfo()?.nickname || this.plan().account.displayName);
  protected readonly handle = computed(() => {
    const username = this.plan().creatorInfo()?.username ?? this.plan().account.username;
    return username ? `@${username}` : this.name();
  });
  protected readonly parts = computed(() => declarationParts(this.plan().declaration()));
  protected readonly isDraft = computed(() => this.plan().draft().mode === 'draft');
  protected readonly blocked = computed(() => {
    const reason = this.plan().isBlocked();
    return reason && blockedCopy[reason];
  });
  protected readonly budget = computed(() => {
    const forecast = this.plan().forecast();
    return forecast ? budgetSentence(forecast, this.plan().draft().mode) : '';
  });
  /** In one word each: where this account's part stands. */
  protected readonly standing = computed(() => {
    const plan = this.plan();
    if (plan.publicationId()) return severalCopy.sent;
    if (plan.sending()) return severalCopy.sending;
    if (plan.former()) return severalCopy.asks;
    if (plan.error()) return severalCopy.notSent;
    if (plan.isAgreed()) return severalCopy.ready;
    const missing = plan.missing().length;
    return missing > 0 ? missingWords(missing) : severalCopy.agreeNext;
  });

  /** An account that is chosen is set up next. */
  protected select(event: Event): void {
    const isSelected = (event.target as HTMLInputElement).checked;
    this.changed.emit((plan) => plan.isSelected.set(isSelected));
    this.toggled.emit(isSelected);
  }

  protected keepFormer(former: Publication): void {
    this.changed.emit((plan) => plan.keepFormer(former));
  }

  protected edit(change: Parameters<AccountPlan['change']>[0]): void {
    this.changed.emit((plan) => plan.change(change));
  }

  protected ownCaption(isOwn: boolean): Change {
    return (plan) => plan.hasOwnCaption.set(isOwn);
  }

  protected ownTime(isOwn: boolean): Change {
    return (plan) => plan.hasOwnTime.set(isOwn);
  }

  protected disclose(on: boolean): void {
    this.edit(on ? { disclose: true } : { disclose: false, yourBrand: false, brandedContent: false });
  }

  protected agree(event: Event): void {
    this.plan().agree((event.target as HTMLInputElement).checked);
  }
}
