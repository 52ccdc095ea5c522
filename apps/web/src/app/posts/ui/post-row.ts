import { Component, computed, input } from '@angular/core';
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
  template: `
    <fc-thumb [url]="post().video.posterUrl" [videoUrl]="contentUrl()" />
    <div class="words">
      <a class="title" [routerLink]="['/posts', post().id]">{{ post().video.title }}</a>
      @if (post().post?.caption) {
        <p class="caption">{{ post().post?.caption }}</p>
      }
      <p class="meta">
        <span>{{ account() }}</span>
        <span>{{ copy.modes[post().mode] }}</span>
        <time class="numbers" [attr.datetime]="post().createdAt">{{ createdAt() }}</time>
      </p>
    </div>
    <div class="end">
      <fc-state-badge [state]="post().state" />
      @if (post().postUrl; as url) {
        <a class="button plain small link" target="_blank" rel="noopener" [href]="url" [attr.aria-label]="openLabel()">
          <fc-icon name="link" class="small" />{{ copy.open }}
        </a>
      }
    </div>
  `,
  styleUrl: './post-row.css',
})
export class PostRow {
  readonly post = input.required<Publication>();
  protected readonly copy = postsCopy;
  protected readonly contentUrl = computed(() => videoContentUrl(this.post().videoId));
  protected readonly createdAt = computed(() => formatInstant(this.post().createdAt));
  protected readonly openLabel = computed(() => `${this.copy.open}: ${this.post().video.title}`);
  protected readonly account = computed(() => {
    const { username, displayName } = this.post().account;
    return username ? `@${username}` : displayName;
  });
}
