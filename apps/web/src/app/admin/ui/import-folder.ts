import { Component, inject } from '@angular/core';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.ts';
import { Icon } from '../../shared/ui/icon.ts';
import { ProblemNote } from '../../shared/ui/problem-note.ts';
import { formatBytes } from '../../shared/util/format.ts';
import { adminCopy, importSentence } from '../copy.ts';
import { ImportsStore } from '../data/imports-store.ts';

/** Video files on the server to be registered. Not there while the server has no import folder. */
@Component({
  selector: 'fc-import-folder',
  imports: [Icon, ProblemNote],
  templateUrl: './import-folder.html',
  styleUrls: ['./panel.css', './import-folder.css'],
  providers: [ImportsStore],
  host: { '(window:beforeunload)': 'warn($event)' },
})
export class ImportFolderPanel {
  private readonly dialog = inject(ConfirmDialog);
  protected readonly store = inject(ImportsStore);
  protected readonly copy = adminCopy.imports;
  protected readonly sentence = importSentence;
  protected readonly formatBytes = formatBytes;
  readonly isUnfinished = this.store.working;

  /** Asks before files that were to be registered are left behind. */
  async mayLeave(): Promise<boolean> {
    return this.isUnfinished() ? this.dialog.ask(this.copy.leave) : true;
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.isUnfinished()) event.preventDefault();
  }
}
