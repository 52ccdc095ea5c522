import { computed, inject, Injectable, signal } from '@angular/core';
import { type Publication, publicationTime } from '@flowcast/shared-models';
import { calendarCopy as copy } from '../copy.ts';
import { CalendarClock } from './calendar-clock.ts';
import { CalendarPlace } from './calendar-place.ts';
import { refusalOf, type Step, stepped, whyFixed } from './move-rules.ts';
import { MoveStore } from './move-store.ts';

export interface Carried {
  publication: Publication;
  fromMs: number;
  atMs: number;
  by: 'keys' | 'pointer';
}

/** A post that somebody has picked up and not dropped yet, by mouse or by keyboard: both do the same. */
@Injectable()
export class CarryStore {
  private readonly place = inject(CalendarPlace);
  private readonly clock = inject(CalendarClock);
  private readonly moves = inject(MoveStore);
  private readonly held = signal<Carried | null>(null);
  private readonly said = signal('');

  readonly carried = this.held.asReadonly();
  /** For a screen reader: each position, as it is reached. */
  readonly announcement = this.said.asReadonly();
  /** Why it could not be dropped where it is now; null when it could. */
  readonly refusal = computed(() => {
    const held = this.held();
    return held && held.atMs !== held.fromMs ? refusalOf(held.atMs, this.clock.nowMs()) : null;
  });

  /** False for what cannot be moved. */
  pickUp(publication: Publication, by: Carried['by']): boolean {
    if (whyFixed(publication) !== null || this.moves.isMoving(publication.id)) return false;
    const fromMs = Date.parse(publicationTime(publication));
    this.held.set({ publication, fromMs, atMs: fromMs, by });
    if (by === 'keys') this.said.set(copy.carry.picked(publication.video.title, this.place.words.moment(fromMs)));
    return true;
  }

  step(step: Step): void {
    const held = this.held();
    if (!held) return;
    this.over(stepped(held.atMs, step, this.place.zone));
    this.follow();
    const [where, why] = [this.place.words.moment(this.held()?.atMs ?? held.atMs), this.refusal()];
    this.said.set(why === null ? copy.carry.at(where) : copy.carry.refused(where, why));
  }

  over(atMs: number): void {
    this.held.update((held) => (held && held.atMs !== atMs ? { ...held, atMs } : held));
  }

  putBack(): void {
    const held = this.held();
    if (!held) return;
    this.held.set(null);
    this.said.set(copy.carry.back(held.publication.video.title, this.place.words.moment(held.fromMs)));
  }

  /** Where nothing may be dropped a mouse lets it go back; somebody at the keyboard still holds it and can go on. */
  drop(): void {
    const held = this.held();
    const refusal = this.refusal();
    if (!held) return;
    if (refusal !== null) return this.refuse(held, refusal);
    if (held.atMs === held.fromMs) return this.putBack();
    this.said.set(copy.carry.dropped(held.publication.video.title, this.place.words.moment(held.atMs)));
    void this.moves.move(held.publication, held.atMs);
    this.held.set(null);
  }

  private refuse(held: Carried, refusal: string): void {
    if (held.by === 'pointer') this.held.set(null);
    else this.said.set(copy.carry.refused(this.place.words.moment(held.atMs), refusal));
    this.moves.refuse(refusal);
  }

  /** What leaves the shown days by keyboard takes the calendar along. */
  private follow(): void {
    const held = this.held();
    const { fromMs, toMs } = this.place.span();
    if (held && (held.atMs < fromMs || held.atMs >= toMs)) this.place.follow(held.atMs);
  }
}
