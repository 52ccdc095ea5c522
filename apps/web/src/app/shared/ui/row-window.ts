import { BreakpointObserver } from '@angular/cdk/layout';
import { computed, DestroyRef, DOCUMENT, effect, ElementRef, inject, signal, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';

/** Height of every row in rem, so that it grows with the reader's letters. */
export interface RowHeight {
  wide: number;
  /** Below `narrowBelow`. */
  narrow: number;
  narrowBelow: string;
}

export interface RowWindow {
  heightPx: Signal<number>;
  /** The first row on the screen, and the one after the last; both may lie outside the list. */
  first: Signal<number>;
  end: Signal<number>;
}

/**
 * Which rows of a long list lie on the screen, for a list as high as all its rows that scrolls with the page. Changes
 * only when a row comes or goes. Call it where the list's host element may be injected.
 */
export function rowWindow({ wide, narrow, narrowBelow }: RowHeight): RowWindow {
  const { defaultView: window, documentElement } = inject(DOCUMENT);
  const isNarrow = toSignal(
    inject(BreakpointObserver)
      .observe(`(max-width: ${narrowBelow})`)
      .pipe(map(({ matches }) => matches)),
    { initialValue: false },
  );
  const remPx = Number.parseFloat(window?.getComputedStyle(documentElement).fontSize ?? '') || 16;
  return rowWindowOf(computed(() => remPx * (isNarrow() ? narrow : wide)));
}

/** The same for rows whose height follows from something else: their width, say. */
export function rowWindowOf(heightPx: Signal<number>): RowWindow {
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const { defaultView: window } = inject(DOCUMENT);
  const first = signal(0);
  const end = signal(0);
  const look = () => {
    const topPx = host.getBoundingClientRect().top;
    first.set(Math.floor(-topPx / heightPx()));
    end.set(Math.ceil(((window?.innerHeight ?? 0) - topPx) / heightPx()));
  };
  const events = ['scroll', 'resize'] as const;
  events.forEach((name) => window?.addEventListener(name, look, { passive: true }));
  inject(DestroyRef).onDestroy(() => events.forEach((name) => window?.removeEventListener(name, look)));
  // Also when the rows turn out taller.
  effect(look);
  look();
  return { heightPx, first: first.asReadonly(), end: end.asReadonly() };
}
