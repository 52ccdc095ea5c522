import {
  afterNextRender,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  Injector,
  input,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Publication } from '@flowcast/shared-models';
import { Icon } from '../../shared/ui/icon.ts';
import { StateBadge } from '../../shared/ui/state-badge.ts';
import { videoContentUrl } from '../../shared/data/videos-client.ts';
import { Thumb } from '../../shared/ui/thumb.ts';
import { formatInstant } from '../../shared/util/format.ts';
import { postsCopy } from '../copy.ts';

/** One publication in the list; the whole row leads to it, the post's own link stands apart. */
@Component({
  selector: 'fc-post-row',
  imports: [Icon, RouterLink, StateBadge, Thumb],
  templateUrl: './post-row.html',
  styleUrl: './post-row.css',
})
export class PostRow {
  readonly post = input.required<Publication>();
  readonly takesFocus = input(false);
  private readonly link = viewChild.required<ElementRef<HTMLElement>>('link');
  protected readonly copy = postsCopy;
  protected readonly contentUrl = computed(() => videoContentUrl(this.post().videoId));
  protected readonly isAhead = computed(() => this.post().state === 'scheduled');
  protected readonly at = computed(() => (this.isAhead() && this.post().scheduledAt) || this.post().createdAt);
  protected readonly when = computed(() =>
    this.isAhead() ? `${this.copy.scheduledFor} ${formatInstant(this.at())}` : formatInstant(this.at()),
  );
  protected readonly openLabel = computed(() => `${this.copy.open}: ${this.post().video.title}`);
  protected readonly account = computed(() => {
    const { username, displayName } = this.post().account;
    return username ? `@${username}` : displayName;
  });

  constructor() {
    const injector = inject(Injector);
    effect(() => {
      if (this.takesFocus()) afterNextRender(() => this.link().nativeElement.focus(), { injector });
    });
  }
}
