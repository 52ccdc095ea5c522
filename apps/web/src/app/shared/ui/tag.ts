import { Component, input } from '@angular/core';
import { Icon } from './icon.ts';
import type { IconName } from './icon-paths.ts';
import type { Tone } from './publication-copy.ts';

/** A state as icon and word; the colour only repeats it. */
@Component({
  selector: 'fc-tag',
  imports: [Icon],
  template: `<span [class]="look().tone"><fc-icon class="small" [name]="look().icon" />{{ look().word }}</span>`,
  styleUrl: './tag.css',
})
export class Tag {
  readonly look = input.required<{ word: string; icon: IconName; tone: Tone }>();
}
