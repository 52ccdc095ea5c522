import { Component, computed, inject, signal } from '@angular/core';
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
})
export class RegisterVideo {
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
