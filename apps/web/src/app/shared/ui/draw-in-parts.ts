import { afterNextRender, DestroyRef, inject, Injector, PendingTasks, type Signal, signal } from '@angular/core';

/**
 * How many parts of a long page are to be drawn by now: one more after each time the page was drawn, in a task of its own,
 * so that a phone can answer a finger in between. Call it where dependencies may be injected; for parts that lie below
 * what is seen first.
 */
export function drawInParts(count: number): Signal<number> {
  const injector = inject(Injector);
  const drawn = signal(1);
  // Whoever waits until the page is at rest waits for all of it.
  const done = inject(PendingTasks).add();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const goOn = () => {
    if (drawn() >= count) done();
    else timer = setTimeout(drawNext);
  };
  const drawNext = () => {
    drawn.update((parts) => parts + 1);
    afterNextRender({ read: goOn }, { injector });
  };
  afterNextRender({ read: goOn });
  inject(DestroyRef).onDestroy(() => {
    clearTimeout(timer);
    done();
  });
  return drawn.asReadonly();
}
