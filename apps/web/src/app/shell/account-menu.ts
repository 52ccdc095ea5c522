import { Component, input, output } from '@angular/core';
import type { Me } from '@flowcast/shared-models';
import { Avatar } from '../shared/ui/avatar.ts';
import { Icon } from '../shared/ui/icon.ts';
import { shellCopy } from './copy.ts';

/** Who is signed in, and the way out. */
@Component({
  selector: 'fc-account-menu',
  imports: [Avatar, Icon],
  template: `
    <span class="who" [title]="me().creator.displayName">
      <fc-avatar [name]="me().creator.displayName" [url]="me().accounts[0]?.avatarUrl ?? null" />
      <span class="name">{{ me().creator.displayName }}</span>
    </span>
    <button type="button" class="button plain small" (click)="signOut.emit()">
      <fc-icon name="out" class="small" /><span class="word">{{ copy.signOut }}</span>
    </button>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: var(--s2);
      min-width: 0;
    }

    .who {
      display: flex;
      align-items: center;
      gap: var(--s2);
      min-width: 0;
    }

    .name {
      max-width: 11rem;
      overflow: hidden;
      font-size: var(--text-s);
      font-weight: var(--w-medium);
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    @media (max-width: 64rem) {
      .name {
        position: absolute;
        width: 1px;
        height: 1px;
        clip-path: inset(50%);
      }
    }

    @media (max-width: 40rem) {
      .who {
        display: none;
      }
    }
  `,
})
export class AccountMenu {
  readonly me = input.required<Me>();
  readonly signOut = output();
  protected readonly copy = shellCopy;
}
