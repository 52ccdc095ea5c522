import { DestroyRef, DOCUMENT, inject, type Signal, signal } from '@angular/core';

/** A week beside each other needs this; below it the calendar is a list of days. */
const narrowQuery = '(max-width: 55rem)';

/** Whether the window is narrow, also after it was turned or zoomed. */
export function isNarrow(): Signal<boolean> {
  const view = inject(DOCUMENT).defaultView;
  const media = view && 'matchMedia' in view ? view.matchMedia(narrowQuery) : null;
  const narrow = signal(media?.matches ?? false);
  const listen = () => narrow.set(media?.matches ?? false);
  media?.addEventListener('change', listen);
  inject(DestroyRef).onDestroy(() => media?.removeEventListener('change', listen));
  return narrow.asReadonly();
}
