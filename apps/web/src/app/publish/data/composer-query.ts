import { computed, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';

/** What the address of the publish page says: which publication to watch, or what to begin with. */
@Injectable()
export class ComposerQuery {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly query = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });

  readonly publicationId = computed(() => this.query().get('publication'));

  /** The video and mode a link asked for; taken once, so that a reload keeps what was chosen since. */
  take(): { videoId: string | null; mode: string | null } {
    const query = this.route.snapshot.queryParamMap;
    const asked = { videoId: query.get('video'), mode: query.get('mode') };
    if (asked.videoId || asked.mode) void this.router.navigate([], { queryParams: {}, replaceUrl: true });
    return asked;
  }

  async watch(publicationId: string): Promise<void> {
    await this.router.navigate([], { queryParams: { publication: publicationId } });
  }

  async compose(): Promise<void> {
    await this.router.navigate([], { queryParams: {} });
  }
}
