import { computed, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { everything, isNarrowed, type PostsFilter, postsParams, readPostsFilter } from './posts-filter.ts';

/** The filter lives in the page's address, so that going back, reloading and sharing keep it. */
@Injectable()
export class PostsAddress {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly query = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });

  readonly filter = computed(() => readPostsFilter((name) => this.query().get(name)));
  private isReturn = this.comesBack();

  readonly isNarrowed = computed(() => isNarrowed(this.filter()));

  /** True once, for somebody who comes back from one of the posts and not from elsewhere. */
  takeReturn(): boolean {
    const { isReturn } = this;
    this.isReturn = false;
    return isReturn;
  }

  async narrow(change: Partial<PostsFilter>): Promise<void> {
    await this.go({ ...this.filter(), ...change }, false);
  }

  /** Typing is one step in the browser's history, not one for each letter. */
  async search(search: string): Promise<void> {
    await this.go({ ...this.filter(), search }, true);
  }

  async clear(): Promise<void> {
    await this.go(everything, false);
  }

  private async go(filter: PostsFilter, replaceUrl: boolean): Promise<void> {
    await this.router.navigate([], { relativeTo: this.route, queryParams: postsParams(filter), replaceUrl });
  }

  private comesBack(): boolean {
    const navigation = this.router.currentNavigation();
    const before = navigation?.previousNavigation?.finalUrl?.toString() ?? '';
    return navigation?.trigger === 'popstate' || /^\/posts\/./.test(before);
  }
}
