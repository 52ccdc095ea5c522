import { Component, computed, inject, signal } from '@angular/core';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.ts';
import { Icon } from '../../shared/ui/icon.ts';
import { adminCopy } from '../copy.ts';
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

  /** Asks before files that are not in the catalog yet are given up. */
  async mayLeave(): Promise<boolean> {
    return this.store.open().length > 0 ? this.dialog.ask(this.copy.register.leave) : true;
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.store.open().length > 0) event.preventDefault();
  }

  protected pick(event: Event, isFolder: boolean): void {
    const picker = event.target as HTMLInputElement;
    void this.store.add([...(picker.files ?? [])], isFolder);
    picker.value = '';
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.dragging.set(false);
    void this.store.add([...(event.dataTransfer?.files ?? [])], false);
  }

  protected drag(event: DragEvent): void {
    event.preventDefault();
    this.dragging.set(true);
  }
}
