import { Component, computed, input } from '@angular/core';
import type { Publication } from '@flowcast/shared-models';
import { privacyNames } from '../../shared/util/privacy-names.ts';
import { videoContentUrl } from '../../shared/data/videos-client.ts';
import { Thumb } from '../../shared/ui/thumb.ts';
import { formatInstant } from '../../shared/util/format.ts';
import { postsCopy } from '../copy.ts';

/** What was confirmed, word for word. */
@Component({
  selector: 'fc-post-details',
  imports: [Thumb],
  template: `
    <h2 class="visually-hidden">{{ copy.details }}</h2>
    <fc-thumb [url]="post().video.posterUrl" [videoUrl]="contentUrl()" [durationMs]="post().video.durationMs" />
    <dl>
      @for (row of rows(); track row.name) {
        <dt>{{ row.name }}</dt>
        <dd>{{ row.value }}</dd>
      }
    </dl>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(6rem, 10rem) minmax(0, 1fr);
      align-items: start;
      gap: var(--s6);
    }

    dt {
      color: var(--ink-faint);
      font-size: var(--text-xs);
    }

    dd {
      margin-bottom: var(--s3);
      font-size: var(--text-s);
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
  `,
})
export class PostDetails {
  readonly post = input.required<Publication>();
  protected readonly copy = postsCopy;
  protected readonly contentUrl = computed(() => videoContentUrl(this.post().videoId));
  protected readonly rows = computed(() => {
    const { account, mode, post, createdAt, scheduledAt, publishId, postIds } = this.post();
    const names = this.copy.detailNames;
    const rows = [
      {
        name: names.account,
        value: account.username ? `${account.displayName} @${account.username}` : account.displayName,
      },
      { name: names.mode, value: this.copy.modes[mode] },
      { name: names.audience, value: post ? privacyNames[post.privacyLevel].name : '' },
      { name: names.caption, value: post?.caption ?? '' },
      { name: names.created, value: formatInstant(createdAt) },
      { name: names.scheduled, value: scheduledAt ? formatInstant(scheduledAt) : '' },
      { name: names.publishId, value: publishId ?? '' },
      { name: names.postIds, value: postIds.join(', ') },
    ];
    return rows.filter(({ value }) => value !== '');
  });
}
