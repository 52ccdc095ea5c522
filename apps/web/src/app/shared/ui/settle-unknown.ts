import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import type { Resolve } from '@flowcast/shared-models';
import { settleCopy } from './settle-copy.ts';

type Answer = 'on_tiktok' | 'not_on_tiktok';

/** For a publication whose outcome TikTok never told: ask once more, or say what a person has seen. */
@Component({
  selector: 'fc-settle-unknown',
  templateUrl: './settle-unknown.html',
  styleUrl: './settle-unknown.css',
})
export class SettleUnknown {
  readonly isAdmin = input(false);
  readonly busy = input(false);
  /** TikTok is being asked because of this page. */
  readonly checking = input(false);
  readonly settled = output<Resolve>();

  protected readonly copy = settleCopy;
  protected readonly answer = signal<Answer | null>(null);
  protected readonly postUrl = signal('');
  protected readonly reason = signal('');
  /** Problems are shown from the first attempt on. */
  protected readonly asked = linkedSignal({ source: this.answer, computation: () => false });
  protected readonly missingUrl = computed(() => this.answer() === 'on_tiktok' && !URL.canParse(this.postUrl().trim()));
  protected readonly missingReason = computed(() => this.reason().trim().length < 3);

  protected textOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected save(event: Event, answer: Answer): void {
    event.preventDefault();
    this.asked.set(true);
    if (this.missingUrl() || this.missingReason()) return;
    const reason = this.reason().trim();
    this.settled.emit(
      answer === 'on_tiktok'
        ? { outcome: answer, postUrl: this.postUrl().trim(), reason }
        : { outcome: answer, reason },
    );
  }
}
