import { Component, input, output } from '@angular/core';
import { Icon } from '../../shared/ui/icon.ts';
import type { Notice } from '../data/move-store.ts';
import { calendarCopy } from '../copy.ts';

/** What became of a move. It stays until somebody closes it or moves something else: nobody has to be quick. */
@Component({
  selector: 'fc-move-notice',
  imports: [Icon],
  template: `
    <div role="status">
      @if (notice(); as told) {
        <div class="bar" [class.bad]="told.tone === 'bad'">
          <fc-icon [name]="told.tone === 'bad' ? 'alert' : 'check'" />
          <p>{{ told.text }}</p>
          @if (told.undo) {
            <button type="button" class="button small" (click)="undone.emit()">{{ copy.undo }}</button>
          }
          <button type="button" class="button plain small" [attr.aria-label]="copy.close" (click)="closed.emit()">
            <fc-icon name="close" class="small" />
          </button>
        </div>
      }
    </div>
  `,
  styles: `
    :host {
      position: fixed;
      z-index: 9;
      inset: auto 0 var(--s6);
      display: grid;
      justify-items: center;
      padding-inline: var(--s4);
      pointer-events: none;
    }

    .bar {
      display: flex;
      align-items: center;
      gap: var(--s3);
      max-width: 40rem;
      padding: var(--s2) var(--s2) var(--s2) var(--s4);
      border: var(--hairline) solid var(--line-strong);
      border-radius: var(--r2);
      background: var(--surface-raised);
      box-shadow: var(--shadow-2);
      font-size: var(--text-s);
      pointer-events: auto;
      overflow-wrap: anywhere;
    }

    .bar > fc-icon {
      color: var(--good);
    }

    .bad {
      border-color: var(--bad-line);
      background: var(--bad-soft);
    }

    .bad > fc-icon {
      color: var(--bad);
    }

    @media (max-width: 48rem) {
      :host {
        bottom: calc(var(--tabs-height) + var(--s3) + env(safe-area-inset-bottom));
      }
    }
  `,
})
export class MoveNotice {
  readonly notice = input.required<Notice | null>();
  readonly undone = output();
  readonly closed = output();
  protected readonly copy = calendarCopy;
}
