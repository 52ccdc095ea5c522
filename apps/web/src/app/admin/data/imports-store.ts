import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { ImportFolder, ImportOutcome, Video } from '@flowcast/shared-models';
import { type ApiError, toApiError } from '../../shared/data/api-error.ts';
import { UPLOAD_PARTS } from '../../shared/data/video-upload-store.ts';
import { tagsOf } from '../../shared/util/tags-of.ts';
import { AdminClient } from './admin-client.ts';
import { titleOf } from './title-of.ts';

/** What became of a ticked file. */
export type ImportStanding =
  { kind: 'busy' } | { kind: 'done'; outcome: ImportOutcome } | { kind: 'failed'; error: ApiError };

/** The import folder of the server, and what an admin registers from it, one file after another. */
@Injectable()
export class ImportsStore {
  private readonly client = inject(AdminClient);
  private readonly parts = inject(UPLOAD_PARTS);
  private readonly found = signal<ImportFolder | null>(null);
  private readonly failedWith = signal<ApiError | null>(null);
  private readonly busy = signal(false);
  /** By name: the title of what is ticked. */
  private readonly titles = signal<ReadonlyMap<string, string>>(new Map());
  private readonly standings = signal<ReadonlyMap<string, ImportStanding>>(new Map());

  readonly commonTags = signal('');
  readonly folder = this.found.asReadonly();
  readonly error = this.failedWith.asReadonly();
  readonly working = this.busy.asReadonly();
  readonly ticked = this.titles.asReadonly();
  readonly isOff = computed(() => this.found()?.status === 'off');

  private isLeft = false;

  constructor() {
    void this.look();
    inject(DestroyRef).onDestroy(() => (this.isLeft = true));
  }

  async look(): Promise<void> {
    this.failedWith.set(null);
    try {
      this.found.set(await this.client.importFolder());
    } catch (failure) {
      this.failedWith.set(toApiError(failure));
    }
  }

  standing(name: string): ImportStanding | undefined {
    return this.standings().get(name);
  }

  tick(name: string, isTicked: boolean): void {
    this.titles.update((map) => withEntry(map, name, isTicked ? titleOf(name) : undefined));
  }

  tickNew(): void {
    const fresh = this.found()?.files.filter(({ video }) => video === null) ?? [];
    this.titles.update((titles) => new Map(fresh.map(({ name }) => [name, titles.get(name) ?? titleOf(name)])));
  }

  entitle(name: string, title: string): void {
    this.titles.update((map) => withEntry(map, name, title));
  }

  /** One after the other; one that fails stays ticked and stops no other. Whoever leaves has agreed to end it. */
  async register(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    for (const [name, title] of this.titles()) if (!this.isLeft) await this.registerOne(name, title);
    this.busy.set(false);
    if (this.isLeft) return;
    await this.look();
  }

  private async registerOne(name: string, title: string): Promise<void> {
    this.standings.update((map) => withEntry<ImportStanding>(map, name, { kind: 'busy' }));
    try {
      const about = { ...(title.trim() ? { title } : {}), tags: tagsOf(this.commonTags()) };
      const outcome = await this.client.importFile({ name, ...about });
      await this.picture(outcome.video);
      this.standings.update((map) => withEntry<ImportStanding>(map, name, { kind: 'done', outcome }));
      this.titles.update((map) => withEntry(map, name, undefined));
    } catch (failure) {
      this.standings.update((map) =>
        withEntry<ImportStanding>(map, name, { kind: 'failed', error: toApiError(failure) }),
      );
    }
  }

  /** The server cannot draw a frame; a browser can. Without a picture the video is registered all the same. */
  private async picture({ id, contentUrl, posterUrl }: Video): Promise<void> {
    if (posterUrl !== null) return;
    const jpeg = await this.parts.capture(contentUrl);
    if (jpeg) await this.parts.savePoster(id, jpeg).catch(() => null);
  }
}

/** A copy with one entry changed, or without it. */
function withEntry<T>(map: ReadonlyMap<string, T>, name: string, value: T | undefined): ReadonlyMap<string, T> {
  const next = new Map(map);
  if (value === undefined) next.delete(name);
  else next.set(name, value);
  return next;
}
