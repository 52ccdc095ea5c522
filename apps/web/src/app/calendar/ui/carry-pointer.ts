import { DestroyRef, Directive, DOCUMENT, inject } from '@angular/core';
import { Agenda } from '../data/agenda.ts';
import { CalendarPlace } from '../data/calendar-place.ts';
import { CarryStore } from '../data/carry-store.ts';
import { onDay } from '../data/move-rules.ts';
import { type Point, scrollAtEdges } from './edge-scroll.ts';
import { holdTouch, swallowClick } from './touch-hold.ts';

interface Press extends Point {
  id: string;
  pointerId: number;
  isTouch: boolean;
  /** How far below the upper edge of the post it was taken. */
  gripPx: number;
}

/** A press of a mouse is a drag from here on; less is a click. A finger that goes further before it has held on scrolls. */
const slackPx = { mouse: 5, touch: 10 };

/**
 * Dragging by mouse, pen or finger. What is dragged is shown at the very place it would be dropped at, by the calendar
 * itself, so there is no second picture of it that flies along. A finger scrolls, until it has held a post for a moment.
 */
@Directive({
  selector: '[fcCarryPointer]',
  host: {
    '(pointerdown)': 'press($event)',
    '(dragstart)': '$event.preventDefault()',
    '[class.dragging]': 'dragging()',
  },
})
export class CarryPointer {
  private readonly carry = inject(CarryStore);
  private readonly agenda = inject(Agenda);
  private readonly place = inject(CalendarPlace);
  private readonly document = inject(DOCUMENT);
  private listening: AbortController | null = null;
  /** Where the pointer is now. */
  private at: Point = { x: 0, y: 0 };

  constructor() {
    inject(DestroyRef).onDestroy(() => this.listening?.abort());
  }

  protected dragging(): boolean {
    return this.carry.carried()?.by === 'pointer';
  }

  protected press(event: PointerEvent): void {
    const { target, clientX: x, clientY: y, pointerId } = event;
    const element = (target as HTMLElement).closest<HTMLElement>('[data-entry]');
    const id = element?.dataset['entry'];
    if (!element || !id || event.button !== 0 || !event.isPrimary || this.dragging()) return;
    const isTouch = event.pointerType === 'touch';
    const press = { id, pointerId, isTouch, x, y, gripPx: y - element.getBoundingClientRect().top };
    this.at = press;
    const signal = this.listen(press);
    if (isTouch) holdTouch(target as HTMLElement, () => this.pickUp(press), signal);
  }

  private listen(press: Press): AbortSignal {
    this.listening?.abort();
    this.listening = new AbortController();
    const { signal } = this.listening;
    const on = <K extends keyof DocumentEventMap>(type: K, act: (event: DocumentEventMap[K]) => void) =>
      this.document.addEventListener(type, act, { signal });
    const isMine = ({ pointerId }: PointerEvent) => pointerId === press.pointerId;
    on('pointermove', (event) => isMine(event) && this.follow(press, { x: event.clientX, y: event.clientY }));
    on('pointerup', (event) => isMine(event) && this.release());
    on('pointercancel', (event) => isMine(event) && this.giveUp());
    // A second finger means something else.
    on('pointerdown', (event) => !isMine(event) && this.giveUp());
    on('keydown', ({ key }) => key === 'Escape' && this.giveUp());
    return signal;
  }

  private follow(press: Press, at: Point): void {
    this.at = at;
    if (this.dragging()) return this.show(press);
    const isFar = Math.hypot(at.x - press.x, at.y - press.y) >= slackPx[press.isTouch ? 'touch' : 'mouse'];
    if (isFar && press.isTouch) this.giveUp();
    else if (isFar) this.pickUp(press);
  }

  private pickUp(press: Press): void {
    const entry = this.agenda.find(press.id);
    if (!entry || !this.listening || !this.carry.pickUp(entry.publication, 'pointer')) return this.giveUp();
    scrollAtEdges(
      this.document,
      () => this.at,
      () => this.show(press),
      this.listening.signal,
    );
    this.show(press);
  }

  private show({ gripPx }: Press): void {
    const { x, y } = this.at;
    const day = this.dayUnder(x, y);
    const atMs = day && this.instantUnder(day, y - gripPx);
    if (atMs !== null) this.carry.over(atMs);
  }

  private dayUnder(x: number, y: number): HTMLElement | null {
    const under = this.document.elementsFromPoint(x, y);
    return under.find((element): element is HTMLElement => element.matches('[data-date]')) ?? null;
  }

  /** Where a day has a scale of hours the height says the time; everywhere else the time of day stays. */
  private instantUnder(day: HTMLElement, y: number): number | null {
    const { date = '', scale } = day.dataset;
    if (scale !== 'hours') return onDay(this.carry.carried()?.fromMs ?? 0, date, this.place.zone);
    const { top, height } = day.getBoundingClientRect();
    return this.agenda.instantOf(date, ((y - top) / height) * 1440);
  }

  private release(): void {
    if (!this.dragging()) return this.giveUp();
    swallowClick(this.document);
    this.listening?.abort();
    this.carry.drop();
  }

  private giveUp(): void {
    this.listening?.abort();
    if (this.dragging()) this.carry.putBack();
  }
}
