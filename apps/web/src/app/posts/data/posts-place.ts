import { DOCUMENT, inject, Injectable } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { type Event, NavigationStart, Router, Scroll } from '@angular/router';
import { filter, take } from 'rxjs';
import { PostsStore } from './posts-store.ts';

/** Remembers where somebody leaves the list, and leads them back there. Provided by the page. */
@Injectable()
export class PostsPlace {
  private readonly store = inject(PostsStore);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly events = inject(Router).events;

  constructor() {
    this.events
      .pipe(
        filter((event: Event) => event instanceof NavigationStart),
        takeUntilDestroyed(),
      )
      .subscribe(({ url }) => this.store.leave(this.placeOn(url)));
    // The router scrolls a page it was linked to upwards; the list's own place counts more.
    this.events
      .pipe(
        filter((event: Event) => event instanceof Scroll),
        take(1),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.window?.requestAnimationFrame(() => this.goOn()));
  }

  private goOn(): void {
    const place = this.store.place();
    if (place) this.window?.scrollTo({ top: place.scrollTopPx, behavior: 'instant' });
  }

  private placeOn(url: string): { scrollTopPx: number; openedId: string } | null {
    const openedId = /^\/posts\/([\w-]+)/.exec(url)?.[1];
    return openedId ? { scrollTopPx: this.window?.scrollY ?? 0, openedId } : null;
  }
}
