import { computed, signal } from '@angular/core';
import type { Page } from '@flowcast/shared-models';
import { type ApiError, toApiError } from './api-error.ts';

type ReadPage<T> = (cursor: string | null) => Promise<Page<T>>;

/** A list read page by page. A page that arrives after a newer `restart` is dropped. */
export class KeysetList<T extends { id: string }> {
  private readonly read: ReadPage<T>;
  private readonly known = signal<readonly T[]>([]);
  private readonly cursor = signal<string | null>(null);
  private readonly busy = signal(false);
  private readonly done = signal(false);
  private readonly failed = signal<ApiError | null>(null);
  private run = 0;

  readonly items = this.known.asReadonly();
  readonly loading = this.busy.asReadonly();
  readonly error = this.failed.asReadonly();
  /** The first page has arrived. */
  readonly loaded = this.done.asReadonly();
  readonly hasMore = computed(() => this.cursor() !== null);
  readonly isEmpty = computed(() => this.done() && this.known().length === 0);

  constructor(read: ReadPage<T>) {
    this.read = read;
  }

  /** Reads the first page; what is shown stays until it arrives. */
  async restart(): Promise<void> {
    this.run += 1;
    await this.load(null);
  }

  async more(): Promise<void> {
    const cursor = this.cursor();
    if (cursor !== null && !this.busy()) await this.load(cursor);
  }

  /** Replaces the item with the same id; puts an unknown one first. */
  put(item: T): void {
    this.known.update((items) =>
      items.some(({ id }) => id === item.id)
        ? items.map((known) => (known.id === item.id ? item : known))
        : [item, ...items],
    );
  }

  remove(id: string): void {
    this.known.update((items) => items.filter((item) => item.id !== id));
  }

  private async load(cursor: string | null): Promise<void> {
    const run = this.run;
    this.busy.set(true);
    this.failed.set(null);
    try {
      const page = await this.read(cursor);
      if (run === this.run) this.accept(page, cursor === null);
    } catch (failure) {
      if (run === this.run) this.failed.set(toApiError(failure));
    } finally {
      if (run === this.run) this.busy.set(false);
    }
  }

  private accept(page: Page<T>, first: boolean): void {
    this.known.update((items) => (first ? page.items : [...items, ...page.items]));
    this.cursor.set(page.nextCursor);
    this.done.set(true);
  }
}
