import { Component, computed, inject, signal } from '@angular/core';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.ts';
import { Icon } from '../../shared/ui/icon.ts';
import { adminCopy } from '../copy.ts';
import { droppedFiles } from '../data/dropped-files.ts';
import { RegisterStore } from '../data/register-store.ts';
import { RegisterRow } from './register-row.ts';

/** Several files, or a folder of them, become catalog videos. */
@Component({
  selector: 'fc-register-video',
  imports: [Icon, RegisterRow],
  templateUrl: './register-video.html',
  styleUrls: ['./panel.css', './register-video.css'],
  providers: [RegisterStore],
  host: { '(window:beforeunload)': 'warn($event)' },
})
export class RegisterVideo {
  private readonly dialog = inject(ConfirmDialog);
  protected readonly store = inject(RegisterStore);
  protected readonly copy = adminCopy;
  protected readonly dragging = signal(false);
  protected readonly waiting = computed(() => this.store.open().filter((item) => !item.isSettled()).length);
  protected readonly canRegister = computed(() => {
    const open = this.store.open();
    return (
      open.some(({ stage }) => ['uploaded', 'unregistered'].includes(stage())) ||
      (!this.store.isAgreed() && open.length > 0)
    );
  });

  readonly isUnfinished = computed(() => this.store.open().length > 0);

  /** Asks before files that are not in the catalog yet are given up. */
  async mayLeave(): Promise<boolean> {
    return this.isUnfinished() ? this.dialog.ask(this.copy.register.leave) : true;
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.isUnfinished()) event.preventDefault();
  }

  protected pick(event: Event, isFolder: boolean): void {
    const picker = event.target as HTMLInputElement;
    const files = [...(picker.files ?? [])];
    void (isFolder ? this.store.add([], files) : this.store.add(files, []));
    picker.value = '';
  }

  protected async drop(event: DragEvent): Promise<void> {
    event.preventDefault();
    this.dragging.set(false);
    if (!event.dataTransfer) return;
    const { files, inFolders, unreadable } = await droppedFiles(event.dataTransfer);
    await this.store.add(files, inFolders, unreadable);
  }

  protected drag(event: DragEvent): void {
    event.preventDefault();
    this.dragging.set(true);
  }
}
