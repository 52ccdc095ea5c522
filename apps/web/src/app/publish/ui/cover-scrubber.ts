import { Component, computed, input, output } from '@angular/core';
import { formatFrameTime } from '../../shared/util/format.ts';
import { publishCopy } from '../copy.ts';

/** Chooses the cover: the phone beside it shows the frame while the slider moves. */
@Component({
  selector: 'fc-cover-scrubber',
  template: `
    <div class="field">
      <label for="field-coverTimestampMs">{{ copy.cover }}</label>
      <div class="line">
        <input
          id="field-coverTimestampMs"
          type="range"
          min="0"
          step="100"
          aria-describedby="cover-hint"
          [max]="lastMs()"
          [value]="coverTimestampMs()"
          [attr.aria-valuetext]="time()"
          (input)="scrub($event)"
        />
        <output class="numbers" for="field-coverTimestampMs">{{ time() }}</output>
      </div>
      <p id="cover-hint" class="hint">{{ copy.coverHint }}</p>
    </div>
  `,
  styles: `
    .line {
      display: flex;
      align-items: center;
      gap: var(--s4);
    }

    input {
      flex: 1;
      min-width: 0;
      height: var(--target-small);
      margin: 0;
      accent-color: var(--accent);
    }

    output {
      color: var(--ink-soft);
      font-size: var(--text-s);
    }
  `,
})
export class CoverScrubber {
  readonly durationMs = input.required<number>();
  readonly coverTimestampMs = input.required<number>();
  readonly coverTimestampMsChange = output<number>();
  protected readonly copy = publishCopy;
  /** Short of the end: the very last instant has no frame of its own. */
  protected readonly lastMs = computed(() => Math.max(0, Math.floor((this.durationMs() - 100) / 100) * 100));
  protected readonly time = computed(() => formatFrameTime(this.coverTimestampMs()));

  protected scrub(event: Event): void {
    this.coverTimestampMsChange.emit((event.target as HTMLInputElement).valueAsNumber);
  }
}
