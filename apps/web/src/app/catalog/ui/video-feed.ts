import { MediaMatcher } from '@angular/cdk/layout';
import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import type { Video } from '@flowcast/shared-models';
import type { KeysetList } from '../../shared/data/keyset-list.ts';
import { rowWindowOf } from '../../shared/ui/row-window.ts';
import { catalogCopy } from '../copy.ts';
import { columnLayout } from '../data/column-layout.ts';
import { VideoCard } from './video-card.ts';

/** Rows kept ready on each side of the screen. */
const spareRows = 2;
/** So many rows before the end the next page is asked for. */
const readAheadRows = 6;

/**
 * The videos as a feed (WAI-ARIA Authoring Practices) in columns: only those near the screen exist, each knows its place
 * among all, and the keys lead from video to video. The one that has the focus stays, wherever the page is scrolled to.
 */
@Component({
  selector: 'fc-video-feed',
  imports: [VideoCard],
  template: `
    <div
      role="feed"
      [attr.aria-label]="copy.list"
      [attr.aria-busy]="list().loading()"
      [style.height.px]="rowCount() * layout().rowPx"
    >
      @for (one of shown(); track one.video.id) {
        <article
          tabindex="-1"
          [attr.aria-labelledby]="'video-' + one.video.id"
          [attr.aria-posinset]="one.index + 1"
          [attr.aria-setsize]="list().hasMore() ? -1 : list().items().length"
          [style.width.px]="layout().widthPx"
          [style.height.px]="layout().rowPx"
          [style.left.px]="(one.index % layout().columns) * (layout().widthPx + layout().gapPx)"
          [style.top.px]="one.row * layout().rowPx"
          (keydown)="onKey($event, one.index)"
          (focusin)="focusedId.set(one.video.id)"
          (focusout)="onBlur($event)"
        >
          <fc-video-card
            [video]="one.video"
            [isManageable]="isManageable()"
            (tag)="tag.emit($event)"
            (manage)="manage.emit(one.video)"
          />
        </article>
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
    }

    div {
      position: relative;
      overflow-anchor: none;
    }

    article {
      position: absolute;
      contain: layout style;
    }
  `,
})
export class VideoFeed {
  readonly list = input.required<KeysetList<Video>>();
  readonly isManageable = input(false);
  /** The video somebody comes back from: gets the focus. */
  readonly openedId = input<string | null>(null);
  readonly tag = output<string>();
  readonly manage = output<Video>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly injector = inject(Injector);
  private readonly roomPx = signal(this.host.parentElement?.clientWidth ?? 0);
  protected readonly copy = catalogCopy;
  protected readonly focusedId = signal<string | null>(null);
  protected readonly layout = computed(() =>
    columnLayout({ roomPx: this.roomPx(), remPx: this.remPx(), isTouch: this.isTouch }),
  );
  private readonly isTouch = inject(MediaMatcher).matchMedia('(pointer: coarse)').matches;
  private readonly rows = rowWindowOf(computed(() => this.layout().rowPx));
  protected readonly rowCount = computed(() => Math.ceil(this.list().items().length / this.layout().columns));
  protected readonly shown = computed(() => {
    const { columns } = this.layout();
    const items = this.list().items();
    const from = Math.max(this.rows.first() - spareRows, 0) * columns;
    const end = (this.rows.end() + spareRows) * columns;
    const placed = (index: number) => ({ index, row: Math.floor(index / columns), video: items[index] });
    const near = items.slice(from, end).map((_video, at) => placed(from + at));
    const focused = items.findIndex(({ id }) => id === this.focusedId());
    const far = focused < 0 || (focused >= from && focused < end) ? [] : [placed(focused)];
    // First wherever it belongs: a last one that comes near is moved to its place, and a moved element loses the focus.
    return [...far, ...near].flatMap(({ video, ...place }) => (video ? [{ ...place, video }] : []));
  });
  private readonly isNearEnd = computed(
    () => this.list().hasMore() && this.rows.end() > this.rowCount() - readAheadRows,
  );

  constructor() {
    this.watchRoom();
    // Once, and without scrolling: the router goes back to the place itself.
    afterNextRender(() => this.takeUp(this.openedId()));
    effect(() => {
      if (this.isNearEnd() && !this.list().loading() && !this.list().error()) untracked(() => void this.list().more());
    });
  }

  protected onKey(event: KeyboardEvent, index: number): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const go = steps[event.key];
    if (!go) return;
    event.preventDefault();
    if (event.key === 'End')
      void this.list()
        .rest()
        .then(() => this.goTo(this.list().items().length - 1));
    else this.goTo(go(index, this.layout().columns));
  }

  protected onBlur({ relatedTarget, currentTarget }: FocusEvent): void {
    if (!(currentTarget as Node).contains(relatedTarget as Node | null)) this.focusedId.set(null);
  }

  private takeUp(openedId: string | null): void {
    const index =
      openedId === null
        ? -1
        : this.list()
            .items()
            .findIndex(({ id }) => id === openedId);
    if (index < 0) return;
    this.focusedId.set(openedId);
    afterNextRender(() => this.focus(index), { injector: this.injector });
  }

  private focus(index: number): HTMLElement | null {
    const link = this.host.querySelector<HTMLElement>(`[aria-posinset="${index + 1}"] [data-first]`);
    link?.focus({ preventScroll: true });
    return link;
  }

  /** Rendered wherever it is, brought near, and given the focus. */
  private goTo(index: number): void {
    const video = this.list().items()[index];
    if (!video) return;
    this.focusedId.set(video.id);
    const focus = () =>
      this.focus(index)?.closest('article')?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    afterNextRender(focus, { injector: this.injector });
  }

  private remPx(): number {
    const { window } = this;
    return Number.parseFloat(window?.getComputedStyle(window.document.documentElement).fontSize ?? '') || 16;
  }

  private watchRoom(): void {
    const Observer = this.window?.ResizeObserver;
    if (!Observer) return;
    const observer = new Observer(() => this.roomPx.set(this.host.clientWidth));
    observer.observe(this.host);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }
}

const steps: Record<string, (index: number, columns: number) => number> = {
  PageDown: (index) => index + 1,
  PageUp: (index) => index - 1,
  ArrowDown: (index, columns) => index + columns,
  ArrowUp: (index, columns) => index - columns,
  Home: () => 0,
  End: (index) => index,
};
