import { Component, computed, input, output } from '@angular/core';
import type { Account } from '@flowcast/shared-models';
import { SearchField } from '../../shared/ui/search-field.ts';
import { filterCopy, spanNames } from '../copy.ts';
import { type PostsFilter, timeSpans } from '../data/posts-filter.ts';
import { StateFilter } from './state-filter.ts';

/** Search, state, account and time; every change asks for a narrower or wider list at once. */
@Component({
  selector: 'fc-posts-filters',
  imports: [SearchField, StateFilter],
  templateUrl: './posts-filters.html',
  styleUrl: './posts-filters.css',
  host: { role: 'search', '[attr.aria-label]': 'copy.bar' },
})
export class PostsFilters {
  readonly filter = input.required<PostsFilter>();
  /** What is in the search field; the list follows a moment later. */
  readonly typed = input.required<string>();
  readonly accounts = input.required<readonly Account[]>();
  readonly narrow = output<Partial<PostsFilter>>();
  readonly searched = output<string>();
  protected readonly copy = filterCopy;
  protected readonly spans = timeSpans;
  protected readonly spanNames = spanNames;
  /** Whoever has one account has nothing to choose. */
  protected readonly hasAccounts = computed(() => this.accounts().length > 1 || this.filter().accountId !== '');

  protected chooseSpan(value: string): void {
    const span = timeSpans.find((one) => one === value) ?? '';
    this.narrow.emit({ span, fromDay: '', toDay: '' });
  }
}
