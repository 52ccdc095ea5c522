import { afterNextRender, DestroyRef, Directive, DOCUMENT, effect, inject, Injector } from '@angular/core';
import { Agenda } from '../data/agenda.ts';
import { CalendarPlace } from '../data/calendar-place.ts';
import { CarryStore } from '../data/carry-store.ts';
import { stepOf } from '../data/move-rules.ts';
import { MoveStore } from '../data/move-store.ts';

/**
 * Picking up, moving and dropping by keyboard. Listens on the document: a post that moves to another day is another
 * element there, and keys must not be lost between the two.
 */
@Directive({ selector: '[fcCarryKeys]', host: { '(document:keydown)': 'onKey($event)' } })
export class CarryKeys {
  private readonly carry = inject(CarryStore);
  private readonly agenda = inject(Agenda);
  private readonly place = inject(CalendarPlace);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  /** The post that has the focus of the keyboard, wherever it stands. */
  private followed: string | null = null;

  constructor() {
    const moves = inject(MoveStore);
    effect(() => {
      this.carry.carried();
      moves.moving();
      if (this.followed) afterNextRender(() => this.focus(), { injector: this.injector });
    });
    const forget = () => (this.followed = this.carry.carried() ? this.followed : null);
    this.document.addEventListener('pointerdown', forget);
    inject(DestroyRef).onDestroy(() => this.document.removeEventListener('pointerdown', forget));
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const taken = this.carry.carried() ? this.whileCarrying(event.key) : this.beforeCarrying(event);
    if (taken) event.preventDefault();
  }

  private beforeCarrying({ key, target }: KeyboardEvent): boolean {
    if (key === 'Tab') this.followed = null;
    const id = target instanceof HTMLElement ? target.dataset['entry'] : undefined;
    const entry = key === ' ' && id ? this.agenda.find(id) : null;
    if (!entry || !this.carry.pickUp(entry.publication, 'keys')) return false;
    this.followed = entry.id;
    return true;
  }

  private whileCarrying(key: string): boolean {
    const step = stepOf(key, this.place.view() === 'month');
    if (step) this.carry.step(step);
    else if (key === 'Enter' || key === ' ') this.carry.drop();
    else if (key === 'Escape' || key === 'Tab') this.carry.putBack();
    return key !== 'Tab';
  }

  private focus(): void {
    const { activeElement } = this.document;
    if (activeElement && activeElement !== this.document.body && !activeElement.matches('[data-entry], h1')) return;
    this.document.querySelector<HTMLElement>(`[data-entry="${this.followed}"]`)?.focus();
  }
}
