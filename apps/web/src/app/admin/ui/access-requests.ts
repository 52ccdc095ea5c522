import { Component, computed, inject } from '@angular/core';
import { type AccessRequest, roles } from '@flowcast/shared-models';
import { Avatar } from '../../shared/ui/avatar.ts';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.ts';
import { Icon } from '../../shared/ui/icon.ts';
import { ProblemNote } from '../../shared/ui/problem-note.ts';
import { formatInstant } from '../../shared/util/format.ts';
import { adminCopy, roleNames } from '../copy.ts';
import { AccessRequestsStore } from '../data/access-requests-store.ts';

/** Who asks to be let in. Not there while nobody does. */
@Component({
  selector: 'fc-access-requests',
  imports: [Avatar, Icon, ProblemNote],
  templateUrl: './access-requests.html',
  styleUrls: ['./panel.css', './access-requests.css'],
})
export class AccessRequests {
  private readonly dialog = inject(ConfirmDialog);
  protected readonly store = inject(AccessRequestsStore);
  protected readonly copy = adminCopy.requests;
  protected readonly tryAgain = adminCopy.tryAgain;
  protected readonly title = adminCopy.sections.requests;
  protected readonly roles = roles;
  protected readonly names = roleNames;
  protected readonly formatInstant = formatInstant;
  protected readonly problem = computed(() => this.store.error() ?? this.store.requests.error());
  protected readonly isShown = computed(
    () => this.store.requests.items().length > 0 || this.problem() !== null || this.store.answer() !== null,
  );

  protected invite(request: AccessRequest, chosen: string): void {
    void this.store.invite(request, roles.find((role) => role === chosen) ?? 'creator');
  }

  protected async dismiss(request: AccessRequest): Promise<void> {
    const { text, ...words } = this.copy.ask;
    const agreed = await this.dialog.ask({ ...words, text: `${request.displayName}: ${text}`, danger: true });
    if (agreed) await this.store.dismiss(request);
  }
}
