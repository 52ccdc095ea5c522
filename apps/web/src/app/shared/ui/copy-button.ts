import { Component, computed, input, linkedSignal } from '@angular/core';
import { copyWords } from './copy-words.ts';
import { Icon } from './icon.ts';

/** Copies a text and says so. Where the browser forbids it, it says that instead. */
@Component({
  selector: 'fc-copy-button',
  imports: [Icon],
  template: `
    <button type="button" class="button small" (click)="copy()">
      <fc-icon class="small" [name]="state() === 'copied' ? 'check' : 'copy'" />{{ word() }}
    </button>
    <span class="visually-hidden" role="status">{{ state() === 'idle' ? '' : word() }}</span>
  `,
})
export class CopyButton {
  readonly text = input.required<string>();
  readonly label = input<string>(copyWords.idle);
  protected readonly state = linkedSignal<string, 'idle' | 'copied' | 'refused'>({
    source: this.text,
    computation: () => 'idle',
  });
  protected readonly word = computed(() => ({ ...copyWords, idle: this.label() })[this.state()]);

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text());
      this.state.set('copied');
    } catch {
      this.state.set('refused');
    }
  }
}
