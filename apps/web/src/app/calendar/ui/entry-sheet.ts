import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, Injectable } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { videoContentUrl } from '../../shared/data/videos-client.ts';
import { StateBadge } from '../../shared/ui/state-badge.ts';
import { Thumb } from '../../shared/ui/thumb.ts';
import type { CalendarEntry } from '../data/agenda.ts';
import { calendarCopy } from '../copy.ts';

export interface Opened {
  entry: CalendarEntry;
  /** `Tuesday 24 November, 14:05 · Europe/Berlin (GMT+1)` */
  when: string;
}

/** Everything the calendar knows about a post, and what can be done with it. */
@Component({
  selector: 'fc-entry-sheet',
  imports: [RouterLink, StateBadge, Thumb],
  template: `
    <div class="about">
      <fc-thumb [url]="post.video.posterUrl" [videoUrl]="contentUrl" [durationMs]="post.video.durationMs" />
      <div class="words">
        <fc-state-badge [state]="post.state" />
        <h2 id="entry-title">{{ post.video.title }}</h2>
        <p>{{ opened.when }}</p>
        <p class="soft">{{ account }} · {{ copy.modes[post.mode] }}</p>
        @if (post.post?.caption; as caption) {
          <p class="caption">{{ caption }}</p>
        }
      </div>
    </div>
    @if (opened.entry.fixed; as why) {
      <p class="soft">
        <strong>{{ copy.fixedTitle }}</strong> {{ why }}
      </p>
    }
    <div class="row">
      @if (opened.entry.fixed === null) {
        <button type="button" class="button primary" (click)="ref.close('move')">{{ copy.move }}</button>
      }
      <a class="button" [routerLink]="['/posts', post.id]" (click)="ref.close()">{{ copy.open }}</a>
      <button type="button" class="button plain" (click)="ref.close()">{{ copy.close }}</button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s5);
      max-height: calc(100dvh - var(--s8));
      padding: var(--s6);
      overflow: auto;
      border-radius: var(--r4);
      background: var(--surface-raised);
      box-shadow: var(--shadow-2);
    }

    .about {
      display: grid;
      grid-template-columns: 5.5rem minmax(0, 1fr);
      align-items: start;
      gap: var(--s4);
    }

    .words {
      display: grid;
      justify-items: start;
      gap: var(--s2);
      overflow-wrap: anywhere;
    }

    .soft {
      color: var(--ink-soft);
      font-size: var(--text-s);
    }

    .caption {
      max-height: 8rem;
      overflow: auto;
      font-size: var(--text-s);
      white-space: pre-line;
    }
  `,
})
export class EntrySheet {
  protected readonly ref = inject<DialogRef<'move'>>(DialogRef);
  protected readonly opened = inject<Opened>(DIALOG_DATA);
  protected readonly copy = calendarCopy;
  protected readonly post = this.opened.entry.publication;
  protected readonly contentUrl = videoContentUrl(this.post.videoId);
  protected readonly account = this.post.account.username
    ? `@${this.post.account.username}`
    : this.post.account.displayName;
}

@Injectable({ providedIn: 'root' })
export class EntryDialog {
  private readonly dialog = inject(Dialog);

  /** What somebody wants to do with it; null: nothing. */
  async show(opened: Opened): Promise<'move' | null> {
    const sheet = this.dialog.open<'move', Opened, EntrySheet>(EntrySheet, {
      data: opened,
      ariaLabelledBy: 'entry-title',
      ariaModal: true,
      panelClass: 'sheet',
      backdropClass: 'scrim',
    });
    return (await firstValueFrom(sheet.closed, { defaultValue: undefined })) ?? null;
  }
}
