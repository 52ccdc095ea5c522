import { Component, effect, type ElementRef, input, viewChild } from '@angular/core';
import { Icon } from '../../shared/ui/icon.ts';
import { ProblemNote } from '../../shared/ui/problem-note.ts';
import { catalogCopy, manageSentence } from '../copy.ts';
import type { CatalogStore } from '../data/catalog-store.ts';

/** Says what was archived a moment ago, with the way back; it takes the focus, because what had it is gone. */
@Component({
  selector: 'fc-archive-notice',
  imports: [Icon, ProblemNote],
  template: `
    @if (store().lastArchived(); as video) {
      <div class="note" role="status">
        <fc-icon name="check" />
        <p>“{{ video.title }}” {{ copy.archivedNow }}</p>
        <div class="row">
          <button #undo type="button" class="button small" (click)="store().undo()">{{ copy.undo }}</button>
          <button type="button" class="button plain small" (click)="store().forgetUndo()">{{ copy.dismiss }}</button>
        </div>
      </div>
      @if (store().undoError(); as error) {
        <fc-problem-note [title]="sentence(error).title" [text]="sentence(error).text" [error]="error" />
      }
    }
  `,
  styles: `
    p {
      overflow-wrap: anywhere;
    }
  `,
})
export class ArchiveNotice {
  readonly store = input.required<CatalogStore>();
  private readonly undo = viewChild<ElementRef<HTMLElement>>('undo');
  protected readonly copy = catalogCopy;
  protected readonly sentence = manageSentence;

  constructor() {
    effect(() => this.undo()?.nativeElement.focus());
  }
}
