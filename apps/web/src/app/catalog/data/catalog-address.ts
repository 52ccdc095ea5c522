import { inject, Injectable } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ActivatedRoute, NavigationStart, Router } from '@angular/router';
import { SessionStore } from '../../shared/data/session-store.ts';
import { type CatalogFilter, catalogParams, everyVideo, isSameFilter, readCatalogFilter } from './catalog-filter.ts';
import { CatalogStore } from './catalog-store.ts';

/** The filter lives in the page's address, so that going back, reloading and sharing keep it. Provided by the page. */
@Injectable()
export class CatalogAddress {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly store = inject(CatalogStore);
  private readonly isAdmin = inject(SessionStore).isAdmin;

  constructor() {
    this.store.open(this.filter(), this.router.currentNavigation()?.trigger === 'popstate');
    this.route.queryParamMap.pipe(takeUntilDestroyed()).subscribe(() => this.follow());
    this.router.events.pipe(takeUntilDestroyed()).subscribe((event) => {
      if (event instanceof NavigationStart) this.store.leave(openedId(event.url));
    });
  }

  /** Typing is one step in the browser's history, not one for each letter. */
  narrow(change: CatalogFilter): void {
    this.store.show(change);
    const queryParams = catalogParams(this.store.filter());
    void this.router.navigate([], { relativeTo: this.route, queryParams, replaceUrl: 'search' in change });
  }

  clear(): void {
    const { archived: _kept, ...rest } = everyVideo;
    this.store.show(rest);
    void this.router.navigate([], { relativeTo: this.route, queryParams: catalogParams(this.store.filter()) });
  }

  private filter(): CatalogFilter {
    return readCatalogFilter((name) => this.route.snapshot.queryParamMap.get(name), this.isAdmin());
  }

  private follow(): void {
    const filter = this.filter();
    if (!isSameFilter(filter, this.store.filter())) this.store.show(filter);
  }
}

/** The video somebody goes on to publish. */
const openedId = (url: string): string | null => /^\/publish\?(?:.*&)?video=([\w-]+)/.exec(url)?.[1] ?? null;
