import { Component, computed, input, output } from '@angular/core';
import { captionMaxLength } from '@flowcast/shared-models';
import { captionParts } from '../util/caption-parts.ts';
import { choiceCopy } from '../util/choice-copy.ts';

/** The caption with its live count. A copy of the text lies under the field: it grows with it and carries the colours. */
@Component({
  selector: 'fc-caption-field',
  template: `
    <div class="field">
      <label [attr.for]="fieldId()">{{ copy.caption }}</label>
      <div class="writing input" [class.over]="problem()">
        <div class="under" aria-hidden="true">
          @for (part of parts(); track $index) {
            <span [class.link]="part.isLink">{{ part.text }}</span>
          }
          &#8203;
        </div>
        <textarea
          [id]="fieldId()"
          rows="3"
          [attr.aria-describedby]="fieldId() + '-hint ' + fieldId() + '-count'"
          [placeholder]="copy.captionPlaceholder"
          [value]="caption()"
          [attr.aria-invalid]="problem() !== ''"
          (input)="write($event)"
        ></textarea>
      </div>
      <p class="below hint">
        <span [id]="fieldId() + '-hint'">{{ copy.captionHint }}</span>
        <span [id]="fieldId() + '-count'" class="numbers" [class.over]="problem()"
          >{{ caption().length.toLocaleString() }} of {{ max.toLocaleString() }}</span
        >
      </p>
      @if (problem()) {
        <p class="field-error" role="alert">{{ problem() }}</p>
      }
    </div>
  `,
  styles: `
    .writing {
      display: grid;
      padding: 0;
    }

    .writing:focus-within {
      outline: var(--focus-width) solid var(--accent);
      outline-offset: -1px;
    }

    .writing.over {
      border-color: var(--bad);
    }

    .under,
    textarea {
      grid-area: 1 / 1;
      min-height: 6.5rem;
      padding: var(--s3);
      border: 0;
      font: inherit;
      line-height: var(--leading);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }

    .under {
      color: transparent;
      pointer-events: none;
    }

    .link {
      border-radius: var(--r1);
      background: var(--accent-soft);
    }

    textarea {
      z-index: 0;
      width: 100%;
      height: 100%;
      overflow: hidden;
      background: transparent;
      color: var(--ink);
      outline: none;
      resize: none;
    }

    .below {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0 var(--s4);
    }

    span.over {
      color: var(--bad);
      font-weight: var(--w-bold);
    }
  `,
})
export class CaptionField {
  readonly caption = input.required<string>();
  readonly problem = input('');
  /** Two captions on one page need two names. */
  readonly fieldId = input('field-caption');
  readonly captionChange = output<string>();
  protected readonly copy = choiceCopy;
  protected readonly max = captionMaxLength;
  protected readonly parts = computed(() => captionParts(this.caption()));

  protected write(event: Event): void {
    this.captionChange.emit((event.target as HTMLTextAreaElement).value);
  }
}
