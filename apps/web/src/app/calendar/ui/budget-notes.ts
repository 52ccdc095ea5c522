import { Component, input } from '@angular/core';
import { Icon } from '../../shared/ui/icon.ts';
import type { DayBudget } from '../data/day-budget.ts';
import { calendarCopy } from '../copy.ts';

/** Which accounts are near what TikTok usually takes in a day: the words to the shade of that day. */
@Component({
  selector: 'fc-budget-notes',
  imports: [Icon],
  template: `
    @for (one of budgets(); track one.accountId) {
      <p [class.over]="one.isOver">
        <fc-icon class="small" name="alert" /><span>{{ copy.budget(one.account, one.posts, one.cap) }}</span>
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s1);
    }

    p {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--s1);
      color: var(--warn);
      font-size: var(--text-xs);
      font-weight: var(--w-medium);
      line-height: var(--leading-tight);
      overflow-wrap: anywhere;
    }

    .over {
      color: var(--bad);
    }
  `,
})
export class BudgetNotes {
  readonly budgets = input.required<readonly DayBudget[]>();
  protected readonly copy = calendarCopy;
}
