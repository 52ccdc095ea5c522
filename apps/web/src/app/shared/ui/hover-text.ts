import { DestroyRef, Directive, DOCUMENT, ElementRef, inject, input } from '@angular/core';

/** Words that appear under something while a mouse or the keyboard is on it; Escape takes them away. */
@Directive({
  selector: '[fcHoverText]',
  host: {
    '(pointerenter)': 'show()',
    '(pointerleave)': 'hide()',
    '(focus)': 'show()',
    '(blur)': 'hide()',
    '(document:keydown.escape)': 'hide()',
  },
})
export class HoverText {
  /** Empty: nothing appears. */
  readonly fcHoverText = input.required<string>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly document = inject(DOCUMENT);
  private bubble: HTMLElement | null = null;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.hide());
  }

  protected show(): void {
    const text = this.fcHoverText();
    if (this.bubble || !text) return;
    const { left, width, bottom } = this.host.getBoundingClientRect();
    this.bubble = this.document.createElement('div');
    this.bubble.className = 'hover-text';
    this.bubble.role = 'tooltip';
    this.bubble.textContent = text;
    this.bubble.style.setProperty('--at-x', `${left + width / 2}px`);
    this.bubble.style.setProperty('--at-y', `${bottom}px`);
    this.document.body.append(this.bubble);
  }

  protected hide(): void {
    this.bubble?.remove();
    this.bubble = null;
  }
}
