import { Component, computed, input } from '@angular/core';
import { toApiError } from '../data/api-error.ts';
import { Icon } from './icon.ts';
import { problemSentence, referenceWord } from './problem-copy.ts';

/** Says what went wrong; what to do next is the content (buttons, links). */
@Component({
  selector: 'fc-problem-note',
  imports: [Icon],
  template: `
    <div class="note bad" role="alert">
      <fc-icon name="alert" />
      <strong>{{ title() || sentence().title }}</strong>
      <p>{{ text() || sentence().text }}</p>
      @for (field of known().fields; track $index) {
        <p>{{ field.message }}</p>
      }
      <div class="row"><ng-content /></div>
      @if (known().correlationId; as id) {
        <small class="reference">{{ reference }} {{ id }}</small>
      }
    </div>
  `,
  styles: `
    .row:empty {
      display: none;
    }

    .row {
      margin-top: var(--s2);
    }

    .reference {
      font-size: var(--text-xs);
      color: var(--ink-soft);
      overflow-wrap: anywhere;
    }
  `,
})
export class ProblemNote {
  readonly error = input.required<unknown>();
  readonly title = input('');
  /** Where the place knows better than the code alone. */
  readonly text = input('');
  protected readonly reference = referenceWord;
  protected readonly known = computed(() => toApiError(this.error()));
  protected readonly sentence = computed(() => problemSentence(this.known()));
}
