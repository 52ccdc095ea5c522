import {
  Component,
  computed,
  DOCUMENT,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { matchOf, stepOf } from './drop-list-keys.ts';
import { DropOption } from './drop-option.ts';
import { HoverText } from './hover-text.ts';

export interface DropListOption<T extends string = string> {
  value: T;
  name: string;
  text: string;
  /** Why it cannot be chosen; empty when it can. */
  lockedBy: string;
}

/** Typing goes on with the same word until this long after the last letter. */
const typingMs = 800;

/**
 * A closed list of choices, each with a line of explanation, which a browser's own list cannot show. Focus stays on the
 * button, as ARIA's select-only combobox has it. A choice that is locked can be reached, so that its reason is read.
 */
@Component({
  selector: 'fc-drop-list',
  imports: [DropOption, HoverText],
  templateUrl: './drop-list.html',
  styleUrl: './drop-list.css',
})
export class DropList<T extends string> {
  private readonly document = inject(DOCUMENT);

  readonly fieldId = input.required<string>();
  readonly labelledBy = input.required<string>();
  readonly placeholder = input.required<string>();
  readonly options = input.required<readonly DropListOption<T>[]>();
  readonly value = input.required<T | null>();
  readonly chosen = output<T>();

  protected readonly isOpen = signal(false);
  /** Where the list has no room below its button. */
  protected readonly isAbove = signal(false);
  protected readonly active = signal(0);
  protected readonly shown = computed(() => this.options().find(({ value }) => value === this.value())?.name ?? '');
  private readonly button = viewChild.required<ElementRef<HTMLElement>>('button');
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');
  private typed = { text: '', atMs: 0 };

  protected optionId(index: number): string {
    return `${this.fieldId()}-${index}`;
  }

  protected toggle(): void {
    if (this.isOpen()) this.isOpen.set(false);
    else this.open();
  }

  protected choose(index: number): void {
    const option = this.options()[index];
    if (!option || option.lockedBy) return;
    this.isOpen.set(false);
    if (option.value !== this.value()) this.chosen.emit(option.value);
  }

  protected press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey) return;
    const isHandled = this.isOpen() ? this.pressOpen(event) : this.pressClosed(event);
    if (isHandled) event.preventDefault();
    // Whatever the list lies in must not close along with it.
    if (isHandled && event.key === 'Escape') event.stopPropagation();
  }

  private pressClosed({ key, altKey }: KeyboardEvent): boolean {
    const opens = ['ArrowDown', 'ArrowUp', 'Enter', ' '].includes(key);
    if (opens || (key.length === 1 && !altKey)) this.open();
    if (!opens && this.isOpen()) this.type(key);
    return this.isOpen();
  }

  private pressOpen({ key, altKey }: KeyboardEvent): boolean {
    if (key === 'Escape' || (altKey && key === 'ArrowUp')) this.isOpen.set(false);
    else if (key === 'Enter' || (key === ' ' && !this.isTyping())) this.choose(this.active());
    else if (key.length === 1) this.type(key);
    else return this.step(key);
    return true;
  }

  private step(key: string): boolean {
    const next = stepOf(key, this.active(), this.options().length);
    if (next !== null) this.show(next);
    return next !== null;
  }

  private type(letter: string): void {
    const text = this.isTyping() ? this.typed.text + letter : letter;
    this.typed = { text, atMs: Date.now() };
    const names = this.options().map(({ name }) => name);
    this.show(matchOf(text, names, this.active()) ?? this.active());
  }

  private isTyping(): boolean {
    return Date.now() - this.typed.atMs < typingMs;
  }

  private open(): void {
    if (this.options().length === 0) return;
    const { top, bottom } = this.button().nativeElement.getBoundingClientRect();
    const roomBelow = this.document.documentElement.clientHeight - bottom;
    this.isAbove.set(roomBelow < this.options().length * 64 && top > roomBelow);
    this.isOpen.set(true);
    this.show(
      Math.max(
        0,
        this.options().findIndex(({ value }) => value === this.value()),
      ),
    );
  }

  private show(index: number): void {
    this.active.set(index);
    this.list()?.nativeElement.children[index]?.scrollIntoView({ block: 'nearest' });
  }
}
