import { Component, computed, type ElementRef, input, output, viewChild } from '@angular/core';
import type { Account } from '@flowcast/shared-models';
import { Icon } from '../../shared/ui/icon.ts';
import { chipsOf } from './chips-of.ts';
import { filterCopy } from '../copy.ts';
import type { PostsFilter } from '../data/posts-filter.ts';

/** What narrows the list down, each with its way out. */
@Component({
  selector: 'fc-filter-chips',
  imports: [Icon],
  template: `
    <div #group role="group" tabindex="-1" class="chips" [attr.aria-label]="copy.active">
      @for (chip of chips(); track chip.words) {
        <button type="button" class="chip" [attr.aria-label]="copy.remove(chip.words)" (click)="take(chip.without)">
          <span>{{ chip.words }}</span><fc-icon name="close" class="small" />
        </button>
      }
      @if (chips().length > 0) {
        <button type="button" class="button plain small" (click)="clearAll()">{{ copy.clear }}</button>
      }
    </div>
  `,
  styles: `
    .chips {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s2);
      outline: none;
    }

    .chip {
      display: inline-flex;
      align-items: center;
      gap: var(--s2);
      max-width: 100%;
      min-height: var(--target-small);
      padding: var(--s1) var(--s3);
      border: 0;
      border-radius: var(--r-full);
      background: var(--accent-soft);
      color: var(--accent);
      font-size: var(--text-s);
      font-weight: var(--w-medium);
      text-align: left;
      cursor: pointer;
    }

    .chip span {
      min-width: 0;
      overflow-wrap: anywhere;
    }

    @media (pointer: coarse) {
      .chip {
        min-height: var(--target);
      }
    }
  `,
})
export class FilterChips {
  readonly filter = input.required<PostsFilter>();
  readonly accounts = input.required<readonly Account[]>();
  readonly narrow = output<Partial<PostsFilter>>();
  readonly cleared = output();
  private readonly group = viewChild.required<ElementRef<HTMLElement>>('group');
  protected readonly copy = filterCopy;
  protected readonly chips = computed(() => chipsOf(this.filter(), this.accounts()));

  /** The chip goes away under the finger: the focus stays where it was, on the group. */
  protected take(without: Partial<PostsFilter>): void {
    this.group().nativeElement.focus({ preventScroll: true });
    this.narrow.emit(without);
  }

  protected clearAll(): void {
    this.group().nativeElement.focus({ preventScroll: true });
    this.cleared.emit();
  }
}
