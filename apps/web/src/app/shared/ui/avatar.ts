import { Component, computed, input, linkedSignal } from '@angular/core';

/** A round picture, or the first letter while there is none. Decorative: the name stands beside it. */
@Component({
  selector: 'fc-avatar',
  template: `
    @if (shownUrl(); as src) {
      <img [src]="src" alt="" (error)="shownUrl.set(null)" />
    } @else {
      <span aria-hidden="true">{{ letter() }}</span>
    }
  `,
  styles: `
    :host {
      display: grid;
      flex: none;
      place-items: center;
      width: var(--s8);
      height: var(--s8);
      overflow: hidden;
      border-radius: var(--r-full);
      background: var(--accent-soft);
      color: var(--accent);
      font-size: var(--text-s);
      font-weight: var(--w-bold);
    }

    :host(.large) {
      width: var(--s12);
      height: var(--s12);
      font-size: var(--text-l);
    }

    img {
      width: 100%;
      height: 100%;
      object-fit: cover;
    }
  `,
})
export class Avatar {
  readonly name = input.required<string>();
  readonly url = input<string | null>(null);
  protected readonly shownUrl = linkedSignal(() => this.url());
  protected readonly letter = computed(() => firstLetter(this.name()));
}

function firstLetter(name: string): string {
  const code = name.trim().codePointAt(0);
  return code === undefined ? '·' : String.fromCodePoint(code).toUpperCase();
}
