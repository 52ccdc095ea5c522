import { Component, computed, input, output } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { ProblemNote } from '../../shared/ui/problem-note.ts';
import { Tag } from '../../shared/ui/tag.ts';
import { formatBytes } from '../../shared/util/format.ts';
import { adminCopy, registerLook } from '../copy.ts';
import type { RegisterItem } from '../data/register-item.ts';

/** One file on its way: how it stands, its own title and tags, and what to do when it failed. */
@Component({
  selector: 'fc-register-row',
  imports: [FormField, ProblemNote, Tag],
  template: `
    @let file = item().file();
    @let stage = item().stage();
    <div class="row head">
      <span class="name">{{ file?.name }}</span>
      <fc-tag role="status" [look]="look[stage]" />
    </div>
    @if (stage === 'uploading' || stage === 'waiting') {
      <progress
        [attr.aria-label]="copy.progress + ' ' + file?.name"
        [value]="item().upload.sentBytes()"
        [max]="item().upload.sizeBytes() || 1"
      ></progress>
      <p class="hint numbers">{{ numbers() }}</p>
    }
    @if (stage === 'refused') {
      @for (reason of item().reasons(); track reason) {
        <p class="field-error">{{ reason }}</p>
      }
    } @else if (stage === 'failed' || stage === 'unregistered') {
      @if (item().error(); as error) {
        <fc-problem-note [error]="error" />
      }
    }
    @if (stage !== 'refused' && stage !== 'registered') {
      <div class="fields">
        <div class="field">
          <label [for]="'title-' + item().id">{{ copy.title }}</label>
          <input class="input" autocomplete="off" [id]="'title-' + item().id" [formField]="item().form.title" />
          @for (error of item().form.title().errors(); track error.kind) {
            <p class="field-error" role="alert">{{ error.message }}</p>
          }
        </div>
        <div class="field">
          <label [for]="'tags-' + item().id">{{ copy.ownTags }}</label>
          <input class="input" autocomplete="off" [id]="'tags-' + item().id" [formField]="item().form.tags" />
          @for (error of item().form.tags().errors(); track error.kind) {
            <p class="field-error" role="alert">{{ error.message }}</p>
          }
        </div>
      </div>
    }
    <div class="row">
      @if (stage === 'failed' || stage === 'unregistered') {
        <button
          type="button"
          class="button small"
          [attr.aria-label]="copy.again + ': ' + file?.name"
          (click)="again.emit()"
        >
          {{ copy.again }}
        </button>
      }
      @if (stage !== 'registered' && stage !== 'registering') {
        <button
          type="button"
          class="button plain small"
          [attr.aria-label]="copy.remove + ': ' + file?.name"
          (click)="removed.emit()"
        >
          {{ copy.remove }}
        </button>
      }
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s2);
    }

    .head {
      justify-content: space-between;
    }

    .name {
      min-width: 0;
      font-weight: var(--w-medium);
      overflow-wrap: anywhere;
    }

    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
      gap: var(--s3);
    }

    progress {
      width: 100%;
    }

    .row:empty {
      display: none;
    }
  `,
})
export class RegisterRow {
  readonly item = input.required<RegisterItem>();
  readonly again = output();
  readonly removed = output();
  protected readonly copy = adminCopy.register;
  protected readonly look = registerLook;
  protected readonly numbers = computed(() => {
    const { upload } = this.item();
    return `${formatBytes(upload.sentBytes())} of ${formatBytes(upload.sizeBytes())}`;
  });
}
