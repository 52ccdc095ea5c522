import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { type Calendar, type CalendarQuery, type Publication, publicationTime } from '@flowcast/shared-models';
import { type ApiError, toApiError } from '../../shared/data/api-error.ts';
import { LiveStore } from '../../shared/data/live-store.ts';
import { PublicationsClient } from '../../shared/data/publications-client.ts';
import { CalendarClient } from './calendar-client.ts';
import { CalendarPlace } from './calendar-place.ts';

/** The publications of the part that is shown, kept fresh by live events. */
@Injectable()
export class CalendarStore {
  private readonly client = inject(CalendarClient);
  private readonly publications = inject(PublicationsClient);
  private readonly place = inject(CalendarPlace);
  private readonly live = inject(LiveStore);
  private readonly known = signal<readonly Publication[]>([]);
  private readonly cap = signal(0);
  private readonly shownKey = signal('');
  private readonly failed = signal<ApiError | null>(null);
  private readonly query = computed<CalendarQuery>(() => this.queryNow());
  private readonly key = computed(() => Object.values(this.query()).join());
  private run = 0;
  /** Changed while a page was being read, so that the page may not know it yet. */
  private readonly missed = new Set<string>();

  readonly items = this.known.asReadonly();
  /** Direct posts TikTok takes of an account in a day. */
  readonly dailyCap = this.cap.asReadonly();
  readonly error = this.failed.asReadonly();
  readonly connection = this.live.connection;
  /** What is known is of the part that is shown. */
  readonly loaded = computed(() => this.shownKey() === this.key());

  constructor() {
    this.live.open();
    effect(() => {
      this.key();
      untracked(() => void this.reload());
    });
    this.live.changes.pipe(takeUntilDestroyed()).subscribe(({ id }) => void this.refresh(id));
    this.live.opened.pipe(takeUntilDestroyed()).subscribe(() => void this.reload());
  }

  async reload(): Promise<void> {
    const run = ++this.run;
    const [key, query] = [this.key(), this.query()];
    this.failed.set(null);
    this.missed.clear();
    try {
      const calendar = await this.client.between(query);
      if (run === this.run) this.accept(calendar, key);
    } catch (failure) {
      if (run === this.run) this.failed.set(toApiError(failure));
    }
  }

  /** A failure leaves what is shown. */
  async refresh(id: string): Promise<void> {
    if (!this.loaded()) this.missed.add(id);
    const changed = await this.publications.read(id).catch(() => null);
    if (changed) this.put(changed);
  }

  /** Takes in a newer state of a publication; an older one changes nothing. */
  put(changed: Publication): void {
    const others = this.known().filter(({ id }) => id !== changed.id);
    const before = this.known().find(({ id }) => id === changed.id);
    if (before && before.version > changed.version) return;
    this.known.set(this.belongs(changed) ? [...others, changed] : others);
  }

  private accept({ items, dailyCap }: Calendar, key: string): void {
    const newer = new Map(this.known().map((item) => [item.id, item]));
    this.known.set(
      items.map((item) => {
        const known = newer.get(item.id);
        return known && known.version > item.version ? known : item;
      }),
    );
    this.cap.set(dailyCap);
    this.shownKey.set(key);
    for (const id of this.missed) void this.refresh(id);
    this.missed.clear();
  }

  private belongs(publication: Publication): boolean {
    const { fromMs, toMs } = this.place.span();
    const atMs = Date.parse(publicationTime(publication));
    const accountId = this.place.accountId();
    return atMs >= fromMs && atMs < toMs && (accountId === '' || accountId === publication.accountId);
  }

  private queryNow(): CalendarQuery {
    const { fromMs, toMs } = this.place.span();
    const accountId = this.place.accountId();
    const [from, to] = [new Date(fromMs).toISOString(), new Date(toMs).toISOString()];
    return { from, to, ...(accountId ? { accountId } : {}) };
  }
}
