import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { deviceZone, wallTime } from '@flowcast/shared-models';

const tickMs = 20_000;

/** What time it is, for an open calendar: the line of now moves, and what is over can no longer be chosen. */
@Injectable()
export class CalendarClock {
  private readonly ticked = signal(Date.now());

  readonly nowMs = this.ticked.asReadonly();
  readonly today = computed(() => wallTime(this.ticked(), deviceZone()).date);

  constructor() {
    const timer = setInterval(() => this.ticked.set(Date.now()), tickMs);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
