import { DOCUMENT, effect, inject, Injectable, signal } from '@angular/core';
import { readStored, writeStored } from '../shared/util/stored.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const storageKey = 'flowcast.theme';

/** The colour scheme: the system's, or the one somebody chose, remembered in this browser. */
@Injectable({ providedIn: 'root' })
export class ThemeStore {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly chosen = signal<Theme>(rememberedTheme());
  readonly theme = this.chosen.asReadonly();

  constructor() {
    effect(() => {
      this.root.style.colorScheme = this.chosen() === 'system' ? '' : this.chosen();
    });
  }

  choose(theme: Theme): void {
    this.chosen.set(theme);
    writeStored(storageKey, theme);
  }
}

function rememberedTheme(): Theme {
  const stored = readStored(storageKey);
  return themes.find((theme) => theme === stored) ?? 'system';
}
