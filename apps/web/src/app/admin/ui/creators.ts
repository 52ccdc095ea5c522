import { Component, inject } from '@angular/core';
import { type Role, roles } from '@flowcast/shared-models';
import { Avatar } from '../../shared/ui/avatar.ts';
import { Icon } from '../../shared/ui/icon.ts';
import { ProblemNote } from '../../shared/ui/problem-note.ts';
import { Tag } from '../../shared/ui/tag.ts';
import { formatInstant } from '../../shared/util/format.ts';
import { CreatorsStore } from '../data/creators-store.ts';
import { adminCopy, creatorLook, roleNames } from '../copy.ts';

@Component({
  selector: 'fc-creators',
  imports: [Avatar, Icon, ProblemNote, Tag],
  templateUrl: './creators.html',
  styleUrl: './panel.css',
  providers: [CreatorsStore],
})
export class Creators {
  protected readonly store = inject(CreatorsStore);
  protected readonly copy = adminCopy;
  protected readonly look = creatorLook;
  protected readonly places = [1, 2, 3];
  protected readonly roles = roles;
  protected readonly names = roleNames;
  protected readonly formatInstant = formatInstant;

  protected changeRole(id: string, event: Event): void {
    const chosen = (event.target as HTMLSelectElement).value;
    const role: Role = roles.find((one) => one === chosen) ?? 'creator';
    void this.store.change(id, { role });
  }
}
