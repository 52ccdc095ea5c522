import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, type Injector } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import type { Video } from '@flowcast/shared-models';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.ts';
import { Icon } from '../../shared/ui/icon.ts';
import { ProblemNote } from '../../shared/ui/problem-note.ts';
import { StateBadge } from '../../shared/ui/state-badge.ts';
import { Thumb } from '../../shared/ui/thumb.ts';
import { formatInstant } from '../../shared/util/format.ts';
import { videoFactsLine } from '../../shared/util/video-facts-line.ts';
import { catalogCopy, manageCopy, manageSentence } from '../copy.ts';
import { ManageStore } from '../data/manage-store.ts';

/** A video of the catalog for admins: what is said about it, who used it, and taking it out. */
@Component({
  selector: 'fc-manage-sheet',
  imports: [FormField, Icon, ProblemNote, RouterLink, StateBadge, Thumb],
  templateUrl: './manage-sheet.html',
  styleUrl: './manage-sheet.css',
  providers: [ManageStore],
})
export class ManageSheet {
  private readonly dialog = inject(ConfirmDialog);
  protected readonly ref = inject<DialogRef>(DialogRef);
  protected readonly store = inject(ManageStore);
  protected readonly copy = manageCopy;
  protected readonly tryAgain = catalogCopy.tryAgain;
  protected readonly sentence = manageSentence;
  protected readonly formatInstant = formatInstant;
  protected readonly facts = computed(() => {
    const video = this.store.video();
    return video ? videoFactsLine(video) : '';
  });

  constructor() {
    this.store.show(inject<Video>(DIALOG_DATA));
  }

  protected save(event: Event): void {
    event.preventDefault();
    void this.store.save();
  }

  protected async archive(): Promise<void> {
    if (await this.store.archive()) this.ref.close();
  }

  protected async restore(): Promise<void> {
    if (await this.store.restore()) this.ref.close();
  }

  protected async remove(): Promise<void> {
    const agreed = await this.dialog.ask({ ...this.copy.ask, danger: true });
    if (agreed && (await this.store.remove())) this.ref.close();
  }
}

/** Apart from `ManageDialog` so that it is loaded when somebody asks for it. */
export function openManageSheet(video: Video, injector: Injector): void {
  injector.get(Dialog).open(ManageSheet, {
    data: video,
    ariaLabelledBy: 'manage-title',
    ariaModal: true,
    panelClass: 'sheet',
    backdropClass: 'scrim',
  });
}
