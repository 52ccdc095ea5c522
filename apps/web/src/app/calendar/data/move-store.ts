import { inject, Injectable, signal } from '@angular/core';
import type { Publication } from '@flowcast/shared-models';
import { type ApiError, toApiError } from '../../shared/data/api-error.ts';
import { PublicationsClient } from '../../shared/data/publications-client.ts';
import { calendarCopy as copy } from '../copy.ts';
import { CalendarPlace } from './calendar-place.ts';
import { CalendarStore } from './calendar-store.ts';

export interface Notice {
  text: string;
  tone: 'good' | 'bad';
  /** Where it was before, while that can be had back. */
  undo: { publication: Publication; toMs: number | null } | null;
}

/** Posts on their way to another time: shown there at once, and back again when the studio refuses. */
@Injectable()
export class MoveStore {
  private readonly client = inject(PublicationsClient);
  private readonly calendar = inject(CalendarStore);
  private readonly place = inject(CalendarPlace);
  private readonly underway = signal<ReadonlyMap<string, { publication: Publication; atMs: number }>>(new Map());
  private readonly told = signal<Notice | null>(null);

  readonly moving = this.underway.asReadonly();
  readonly notice = this.told.asReadonly();

  isMoving(id: string): boolean {
    return this.underway().has(id);
  }

  move(publication: Publication, atMs: number): Promise<void> {
    const { title } = publication.video;
    return this.send(publication, atMs, copy.moved(title, this.place.words.moment(atMs)));
  }

  /** Moves it back to where it was; null: as soon as possible. */
  async undo(): Promise<void> {
    const undo = this.told()?.undo;
    if (!undo) return;
    const { publication, toMs } = undo;
    const { title } = publication.video;
    const done = toMs === null ? copy.movedSoon(title) : copy.undone(title, this.place.words.moment(toMs));
    await this.send(publication, toMs, done);
    this.told.update((notice) => notice && { ...notice, undo: null });
  }

  refuse(why: string): void {
    this.told.set({ text: `${why} ${copy.notMoved}`, tone: 'bad', undo: null });
  }

  dismiss(): void {
    this.told.set(null);
  }

  private async send(publication: Publication, atMs: number | null, done: string): Promise<void> {
    const { id, version } = publication;
    const scheduledAt = atMs === null ? null : new Date(atMs).toISOString();
    this.told.set(null);
    this.mark(id, { publication, atMs: atMs ?? Date.now() });
    try {
      const moved = await this.client.reschedule(id, { scheduledAt, version });
      this.calendar.put(moved);
      this.told.set({ text: done, tone: 'good', undo: undoOf(publication, moved) });
    } catch (failure) {
      this.explain(toApiError(failure), id);
    } finally {
      this.mark(id, null);
    }
  }

  private explain(error: ApiError, id: string): void {
    this.told.set({ text: sentenceOf(error), tone: 'bad', undo: null });
    if (error.status === 409) void this.calendar.refresh(id);
  }

  private mark(id: string, move: { publication: Publication; atMs: number } | null): void {
    const next = new Map(this.underway());
    if (move) next.set(id, move);
    else next.delete(id);
    this.underway.set(next);
  }
}

/** A time that has passed cannot be had back. */
function undoOf({ scheduledAt, state }: Publication, moved: Publication): Notice['undo'] {
  if (scheduledAt === null) return state === 'queued' ? { publication: moved, toMs: null } : null;
  const toMs = Date.parse(scheduledAt);
  return toMs > Date.now() ? { publication: moved, toMs } : null;
}

function sentenceOf(error: ApiError): string {
  if (error.code === 'conflict') return copy.conflict;
  if (error.code === 'not_reschedulable') return copy.tooLate;
  return `${error.fields[0]?.message ?? error.message} ${copy.notMoved}`;
}
