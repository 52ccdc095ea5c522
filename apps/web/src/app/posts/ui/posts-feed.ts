import {
  afterNextRender,
  Component,
  computed,
  DOCUMENT,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import type { Publication } from '@flowcast/shared-models';
import type { KeysetList } from '../../shared/data/keyset-list.ts';
import { rowWindow } from '../../shared/ui/row-window.ts';
import { postsCopy } from '../copy.ts';
import { PostRow } from './post-row.ts';

/** Rows kept ready on each side of the screen. */
const spareRows = 6;
/** So many rows before the end the next page is asked for. */
const readAheadRows = 20;

/**
 * The list as a feed (WAI-ARIA Authoring Practices): only the rows near the screen exist, each knows its place among
 * all, and the keys lead from post to post. The row that has the focus stays, wherever the page is scrolled to.
 */
@Component({
  selector: 'fc-posts-feed',
  imports: [PostRow],
  templateUrl: './posts-feed.html',
  styleUrl: './posts-feed.css',
})
export class PostsFeed {
  readonly list = input.required<KeysetList<Publication>>();
  /** The post somebody comes back from: gets the focus as soon as it is there. */
  readonly openedId = input<string | null>(null);

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly injector = inject(Injector);
  private readonly rowWindow = rowWindow({ wide: 7.5, narrow: 11, narrowBelow: '40rem' });
  private readonly focusedId = signal<string | null>(null);
  /** Whom the keys lead to; it may not be rendered yet. */
  protected readonly wantedId = linkedSignal(() => this.openedId());
  /** The first row on the screen, to hold it there when others come in above. */
  private anchor: { id: string; index: number } | null = null;
  protected readonly copy = postsCopy;
  protected readonly rowPx = this.rowWindow.heightPx;
  protected readonly heightPx = computed(() => this.list().items().length * this.rowPx());
  /** Unknown while there are older ones. */
  protected readonly setSize = computed(() => (this.list().hasMore() ? -1 : this.list().items().length));
  protected readonly rows = computed(() => {
    const items = this.list().items();
    const from = Math.max(this.rowWindow.first() - spareRows, 0);
    const near = items.slice(from, this.rowWindow.end() + spareRows).map((post, at) => ({ post, index: from + at }));
    const focusedId = this.focusedId();
    const focused = focusedId === null ? -1 : items.findIndex(({ id }) => id === focusedId);
    const post = near.some(({ index }) => index === focused) ? undefined : items[focused];
    if (!post) return near;
    const far = { post, index: focused };
    // First wherever it belongs: a last one that comes near is moved to its place, and a moved element loses the focus.
    return [far, ...near];
  });
  private readonly isNearEnd = computed(
    () => this.list().hasMore() && this.rowWindow.end() > this.list().items().length - readAheadRows,
  );

  constructor() {
    effect(() => {
      if (this.isNearEnd() && !this.list().loading() && !this.list().error()) untracked(() => void this.list().more());
    });
    effect(() => {
      const [items, first] = [this.list().items(), this.rowWindow.first()];
      afterNextRender(() => this.holdStill(items, first), { injector: this.injector });
    });
  }

  protected onKey(event: KeyboardEvent, index: number): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const go = steps[event.key];
    if (!go) return;
    event.preventDefault();
    if (event.key === 'End') void this.toLast();
    else this.goTo(go(index));
  }

  protected onFocus(id: string): void {
    this.focusedId.set(id);
    this.wantedId.set(null);
  }

  protected onBlur({ relatedTarget, currentTarget }: FocusEvent): void {
    if (!(currentTarget as Node).contains(relatedTarget as Node | null)) this.focusedId.set(null);
  }

  /** The last one of all: what was not read yet is read first. */
  private async toLast(): Promise<void> {
    await this.list().rest();
    this.goTo(this.list().items().length - 1);
  }

  private holdStill(items: readonly Publication[], first: number): void {
    const { anchor } = this;
    const moved = anchor && items[anchor.index]?.id !== anchor.id ? items.findIndex(({ id }) => id === anchor.id) : -1;
    const rowsIn = anchor && moved >= 0 ? moved - anchor.index : 0;
    const at = first + rowsIn;
    const post = first > 0 ? items[at] : undefined;
    this.anchor = post ? { id: post.id, index: at } : null;
    if (rowsIn !== 0) this.window?.scrollBy({ top: rowsIn * this.rowPx(), behavior: 'instant' });
  }

  private goTo(index: number): void {
    const post = this.list().items()[index];
    if (!post) return;
    this.wantedId.set(post.id);
    // What was read on the way is only as high as its rows once it is rendered.
    afterNextRender(() => this.bringNear(index), { injector: this.injector });
  }

  private bringNear(index: number): void {
    if (index >= this.rowWindow.first() && index < this.rowWindow.end()) return;
    const middlePx = index * this.rowPx() - (this.window?.innerHeight ?? 0) / 2;
    this.window?.scrollBy({ top: this.host.getBoundingClientRect().top + middlePx, behavior: 'instant' });
  }
}

const steps: Record<string, (index: number) => number> = {
  PageDown: (index) => index + 1,
  PageUp: (index) => index - 1,
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  Home: () => 0,
  End: (index) => index,
};
