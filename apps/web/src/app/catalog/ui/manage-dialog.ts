import { inject, Injectable, Injector } from '@angular/core';
import type { Video } from '@flowcast/shared-models';

/** What an admin does with a video; the sheet is loaded when it is asked for. */
@Injectable({ providedIn: 'root' })
export class ManageDialog {
  private readonly injector = inject(Injector);

  async open(video: Video): Promise<void> {
    const { openManageSheet } = await import('./manage-sheet.ts');
    openManageSheet(video, this.injector);
  }
}
