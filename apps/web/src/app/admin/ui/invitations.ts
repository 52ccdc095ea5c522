import { Component, inject } from '@angular/core';
import type { Invitation } from '@flowcast/shared-models';
import { CopyButton } from '../../shared/ui/copy-button.ts';
import { Icon } from '../../shared/ui/icon.ts';
import { ProblemNote } from '../../shared/ui/problem-note.ts';
import { Tag } from '../../shared/ui/tag.ts';
import { formatInstant } from '../../shared/util/format.ts';
import { InvitationsStore } from '../data/invitations-store.ts';
import { adminCopy, invitationLook, roleNames } from '../copy.ts';
import { InviteForm } from './invite-form.ts';
import { LazyQr } from './lazy-qr.ts';

@Component({
  selector: 'fc-invitations',
  imports: [CopyButton, Icon, InviteForm, LazyQr, ProblemNote, Tag],
  templateUrl: './invitations.html',
  styleUrl: './panel.css',
})
export class Invitations {
  protected readonly store = inject(InvitationsStore);
  protected readonly copy = adminCopy;
  protected readonly look = invitationLook;
  protected readonly roles = roleNames;
  protected readonly formatInstant = formatInstant;

  protected nameOf({ invitedName, note, role }: Invitation): string {
    return invitedName ?? (note || roleNames[role]);
  }
}
