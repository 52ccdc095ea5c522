import { computed, signal } from '@angular/core';
import type { Page } from '@flowcast/shared-models';
import { type ApiError, toApiError } from './api-error.ts';

type ReadPage<T> = (cursor: string | null) => Promise<Page<T>>;
/** Negative when `one` stands before `other`. */
type Order<T> = (one: T, other: T) => number;

/** A list read page by page. A page that arrives after a newer `restart` is dropped. */
export class KeysetList<T extends { id: string }> {
  private readonly read: ReadPage<T>;
  private readonly order: Order<T>;
  private readonly known = signal<readonly T[]>([]);
  private readonly cursor = signal<string | null>(null);
  private readonly busy = signal(false);
  private readonly done = signal(false);
  private readonly failed = signal<ApiError | null>(null);
  private run = 0;
  private reading = Promise.resolve();

  readonly items = this.known.asReadonly();
  readonly loading = this.busy.asReadonly();
  readonly error = this.failed.asReadonly();
  /** The first page has arrived. */
  readonly loaded = this.done.asReadonly();
  readonly hasMore = computed(() => this.cursor() !== null);
  readonly isEmpty = computed(() => this.done() && this.known().length === 0);

  /** `order`: the API's, so that `put` finds the place of what is new; without it, that is the first. */
  constructor(read: ReadPage<T>, order: Order<T> = () => -1) {
    this.read = read;
    this.order = order;
  }

  /** Reads the first page; what is shown stays until it arrives. */
  restart(): Promise<void> {
    return this.begin(async () => this.show(await this.read(null)));
  }

  /** Reads the next page; while something is being read, waits for that instead. */
  more(): Promise<void> {
    const cursor = this.cursor();
    if (this.busy() || cursor === null) return this.reading;
    return this.begin(async () => this.append(await this.read(cursor)));
  }

  /** After a failure: the page that is missing, the next or the first one. */
  retry(): Promise<void> {
    return this.hasMore() ? this.more() : this.restart();
  }

  /** Reads on until there is no more; ends early when a page fails or the list starts over. */
  async rest(): Promise<void> {
    while (this.hasMore() && !this.failed()) await this.more();
  }

  /**
   * Reads what is shown once more, page after page, and replaces it at once: whoever has scrolled keeps their place.
   * A failure leaves what is shown.
   */
  async renew(): Promise<void> {
    await this.reading;
    const wanted = this.known().length;
    return this.begin(async (isCurrent) => {
      let page = await this.read(null);
      const items = page.items;
      while (page.nextCursor !== null && items.length < wanted && isCurrent()) {
        page = await this.read(page.nextCursor);
        items.push(...page.items);
      }
      return this.show({ items, nextCursor: page.nextCursor });
    });
  }

  /** As if nothing had been read: for somebody who may not see it. */
  clear(): void {
    this.run += 1;
    this.replace([], null);
    this.done.set(false);
    this.busy.set(false);
  }

  /** Replaces the item with the same id; an unknown one goes to its place, unless that is on a page yet to come. */
  put(item: T): void {
    this.known.update((items) => {
      if (items.some(({ id }) => id === item.id)) return items.map((known) => (known.id === item.id ? item : known));
      const at = items.findIndex((known) => this.order(item, known) < 0);
      if (at >= 0) return items.toSpliced(at, 0, item);
      return this.hasMore() ? items : [...items, item];
    });
  }

  remove(id: string): void {
    this.known.update((items) => items.filter((item) => item.id !== id));
  }

  /** One reading at a time counts: what an older one brings is dropped. `read` answers what to do with its result. */
  private begin(read: (isCurrent: () => boolean) => Promise<() => void>): Promise<void> {
    const run = ++this.run;
    const isCurrent = () => run === this.run;
    this.busy.set(true);
    this.failed.set(null);
    this.reading = this.finish(read(isCurrent), isCurrent);
    return this.reading;
  }

  private async finish(reading: Promise<() => void>, isCurrent: () => boolean): Promise<void> {
    try {
      const show = await reading;
      if (isCurrent()) show();
    } catch (failure) {
      if (isCurrent()) this.failed.set(toApiError(failure));
    } finally {
      if (isCurrent()) this.busy.set(false);
    }
  }

  private show(page: Page<T>): () => void {
    return () => this.replace(page.items, page.nextCursor);
  }

  private append({ items, nextCursor }: Page<T>): () => void {
    return () => this.replace([...this.known(), ...items], nextCursor);
  }

  private replace(items: readonly T[], nextCursor: string | null): void {
    this.known.set(items);
    this.cursor.set(nextCursor);
    this.done.set(true);
  }
}
