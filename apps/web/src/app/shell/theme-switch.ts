import { Component, computed, inject } from '@angular/core';
import { Icon } from '../shared/ui/icon.ts';
import type { IconName } from '../shared/ui/icon-paths.ts';
import { shellCopy } from './copy.ts';
import { type Theme, themes, ThemeStore } from './theme-store.ts';

const icons: Record<Theme, IconName> = { system: 'screen', light: 'sun', dark: 'moon' };

/** A native choice of three under one small icon: the browser brings keyboard, touch and screen reader along. */
@Component({
  selector: 'fc-theme-switch',
  imports: [Icon],
  template: `
    <label>
      <fc-icon [name]="icon()" />
      <select [attr.aria-label]="copy.theme" [value]="store.theme()" (change)="choose($event)">
        @for (theme of themes; track theme) {
          <option [value]="theme" [selected]="theme === store.theme()">{{ copy.themes[theme] }}</option>
        }
      </select>
    </label>
  `,
  styles: `
    label {
      position: relative;
      display: grid;
      place-items: center;
      width: var(--target);
      height: var(--target);
      border-radius: var(--r2);
      color: var(--ink-soft);
    }

    label:hover {
      background: var(--hover);
      color: var(--ink);
    }

    label:focus-within {
      outline: var(--focus-width) solid var(--accent);
    }

    select {
      position: absolute;
      inset: 0;
      width: 100%;
      opacity: 0;
      cursor: pointer;
    }

    option {
      color: var(--ink);
      background: var(--surface-raised);
    }
  `,
})
export class ThemeSwitch {
  protected readonly store = inject(ThemeStore);
  protected readonly copy = shellCopy;
  protected readonly themes = themes;
  protected readonly icon = computed(() => icons[this.store.theme()]);

  protected choose(event: Event): void {
    const chosen = (event.target as HTMLSelectElement).value;
    this.store.choose(themes.find((theme) => theme === chosen) ?? 'system');
  }
}
