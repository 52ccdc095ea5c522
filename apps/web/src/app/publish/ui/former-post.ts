import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Publication } from '@flowcast/shared-models';
import { Icon } from '../../shared/ui/icon.ts';
import { formatInstant } from '../../shared/util/format.ts';
import { formerCopy } from '../former-copy.ts';

/** The studio has the post whose answer was lost, and it has been changed here since: which of them is wanted? */
@Component({
  selector: 'fc-former-post',
  imports: [Icon, RouterLink],
  template: `
    <div class="note warn" role="alert">
      <fc-icon name="alert" />
      <strong>{{ copy.title }}</strong>
      <p>{{ known() }}</p>
      <p>{{ copy.text }}</p>
      <div class="row">
        <button type="button" class="button small" (click)="keep.emit()">{{ copy.keep }}</button>
        <button type="button" class="button small" (click)="further.emit()">{{ copy.further }}</button>
        <a class="button small plain" target="_blank" [routerLink]="['/posts', former().id]">{{ copy.see }}</a>
      </div>
    </div>
  `,
  styles: `
    p {
      overflow-wrap: anywhere;
    }

    .row {
      margin-top: var(--s2);
    }

    .button {
      max-width: 100%;
      white-space: normal;
    }
  `,
})
export class FormerPost {
  readonly former = input.required<Publication>();
  readonly keep = output();
  readonly further = output();

  protected readonly copy = formerCopy;
  protected readonly known = computed(() => {
    const { post, video, account, createdAt, scheduledAt } = this.former();
    return formerCopy.known({
      what: post?.caption || video.title,
      account: account.username ? `@${account.username}` : account.displayName,
      takenAt: formatInstant(createdAt),
      plannedFor: scheduledAt && formatInstant(scheduledAt),
    });
  });
}
