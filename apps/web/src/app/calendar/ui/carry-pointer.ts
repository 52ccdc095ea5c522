import { DestroyRef, Directive, DOCUMENT, inject } from '@angular/core';
import { Agenda } from '../data/agenda.ts';
import { CarryStore } from '../data/carry-store.ts';
import { onDay } from '../data/move-rules.ts';
import { CalendarPlace } from '../data/calendar-place.ts';

interface Press {
  id: string;
  x: number;
  y: number;
  /** How far below the upper edge of the post it was taken. */
  gripPx: number;
}

/** A press is a drag from here on; less is a click. */
const slackPx = 5;
/** Near the edge of what scrolls, it scrolls. */
const edgePx = 48;
const scrollStepPx = 16;

/**
 * Dragging by mouse or pen. What is dragged is shown at the very place it would be dropped at, by the calendar itself, so
 * there is no second picture of it that flies along. A finger scrolls; on touch the same is done by "Move…".
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

  constructor() {
    inject(DestroyRef).onDestroy(() => this.listening?.abort());
  }

  protected dragging(): boolean {
    return this.carry.carried()?.by === 'pointer';
  }

  protected press(event: PointerEvent): void {
    const element = (event.target as HTMLElement).closest<HTMLElement>('[data-entry]');
    const id = element?.dataset['entry'];
    if (!element || !id || event.button !== 0 || event.pointerType === 'touch') return;
    const gripPx = event.clientY - element.getBoundingClientRect().top;
    this.listen({ id, x: event.clientX, y: event.clientY, gripPx });
  }

  private listen(press: Press): void {
    this.listening?.abort();
    this.listening = new AbortController();
    const { signal } = this.listening;
    const on = <K extends keyof DocumentEventMap>(type: K, act: (event: DocumentEventMap[K]) => void) =>
      this.document.addEventListener(type, act, { signal });
    on('pointermove', (event) => this.drag(press, event));
    on('pointerup', () => this.release());
    on('pointercancel', () => this.giveUp());
    on('keydown', (event) => {
      if (event.key === 'Escape') this.giveUp();
    });
  }

  private drag(press: Press, { clientX, clientY }: PointerEvent): void {
    if (!this.dragging()) {
      if (Math.hypot(clientX - press.x, clientY - press.y) < slackPx) return;
      const entry = this.agenda.find(press.id);
      if (!entry || !this.carry.pickUp(entry.publication, 'pointer')) return this.giveUp();
    }
    const day = this.dayUnder(clientX, clientY);
    if (!day) return;
    scrollNear(day, clientY);
    const atMs = this.instantUnder(day, clientY - press.gripPx);
    if (atMs !== null) this.carry.over(atMs);
  }

  private dayUnder(x: number, y: number): HTMLElement | null {
    const under = this.document.elementsFromPoint(x, y);
    return under.find((element): element is HTMLElement => element.matches('[data-date]')) ?? null;
  }

  /** In a week the height says the time; everywhere else the time of day stays. */
  private instantUnder(day: HTMLElement, y: number): number | null {
    const date = day.dataset['date'] ?? '';
    if (this.place.view() !== 'week') return onDay(this.carry.carried()?.fromMs ?? 0, date, this.place.zone);
    const { top, height } = day.getBoundingClientRect();
    return this.agenda.instantOf(date, ((y - top) / height) * 1440);
  }

  private release(): void {
    if (!this.dragging()) return this.giveUp();
    this.swallowClick();
    this.listening?.abort();
    this.carry.drop();
  }

  private giveUp(): void {
    this.listening?.abort();
    if (this.dragging()) this.carry.putBack();
  }

  /** The browser tells the end of a drag also as a click. */
  private swallowClick(): void {
    const once = new AbortController();
    this.document.addEventListener('click', (event) => event.stopPropagation(), { capture: true, signal: once.signal });
    setTimeout(() => once.abort());
  }
}

function scrollNear(day: HTMLElement, y: number): void {
  const scroller = day.closest<HTMLElement>('.scroller');
  if (!scroller) return;
  const { top, bottom } = scroller.getBoundingClientRect();
  if (y > bottom - edgePx) scroller.scrollTop += scrollStepPx;
  else if (y < top + 2 * edgePx) scroller.scrollTop -= scrollStepPx;
}
