import { Component, input, output } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { Icon } from './icon.ts';
import type { ComposerDraft } from '../data/composer-draft.ts';
import { choiceCopy } from '../util/choice-copy.ts';
import { requiredStrings } from '../util/required-strings.ts';
import { Switch } from './switch.ts';
import { Tick } from './tick.ts';

/** Whether the video advertises something, and whether AI made it. Both off until somebody says so. */
@Component({
  selector: 'fc-disclosure',
  imports: [Icon, Switch, Tick],
  template: `
    <div class="switch">
      <div>
        <p class="label" id="disclose-label">{{ copy.disclosureSwitch }}</p>
        <p class="hint" id="disclose-text">{{ copy.disclosureText }}</p>
      </div>
      <fc-switch
        name="field-disclose"
        labelledBy="disclose-label"
        describedBy="disclose-text"
        [on]="form().disclose().value()"
        (switched)="disclose.emit($event)"
      />
    </div>
    @if (form().disclose().value()) {
      <div class="kinds" role="group" aria-labelledby="disclose-label">
        <fc-tick
          [field]="form().yourBrand"
          [label]="strings.yourBrand"
          [text]="copy.yourBrandText"
          (ticked)="choose.emit({ yourBrand: $event })"
        />
        <fc-tick
          [field]="form().brandedContent"
          [label]="strings.brandedContent"
          [text]="copy.brandedText"
          (ticked)="choose.emit({ brandedContent: $event })"
        />
        @if (label()) {
          <p class="note" role="status">
            <fc-icon name="tag" /><span>{{
              label() === 'Paid partnership' ? strings.paidLabel : strings.promotionalLabel
            }}</span>
          </p>
        } @else {
          <p class="field-error" role="status">{{ strings.disclosureMissing }}</p>
        }
      </div>
    }
    <div class="switch">
      <div>
        <p class="label" id="ai-label">{{ copy.ai }}</p>
        <p class="hint" id="ai-text">{{ copy.aiText }}</p>
      </div>
      <fc-switch
        name="field-aiGenerated"
        labelledBy="ai-label"
        describedBy="ai-text"
        [on]="form().aiGenerated().value()"
        (switched)="choose.emit({ aiGenerated: $event })"
      />
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s5);
    }

    .switch {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
      gap: var(--s4);
    }

    .switch .hint {
      margin-top: var(--s1);
    }

    .kinds {
      display: grid;
      gap: var(--s2);
      padding-left: var(--s3);
      border-left: 2px solid var(--line);
    }
  `,
})
export class Disclosure {
  readonly form = input.required<FieldTree<ComposerDraft>>();
  readonly label = input.required<string | null>();
  readonly disclose = output<boolean>();
  readonly choose = output<Partial<ComposerDraft>>();
  protected readonly copy = choiceCopy;
  protected readonly strings = requiredStrings;
}
