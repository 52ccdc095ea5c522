import { Component, input, output } from '@angular/core';
import { type PublishMode, publishModes } from '@flowcast/shared-models';
import { publishCopy } from '../copy.ts';

/** Directly on the profile, or as a draft in the inbox. */
@Component({
  selector: 'fc-mode-choice',
  template: `
    <fieldset>
      <legend class="visually-hidden">{{ copy.mode }}</legend>
      @for (one of modes; track one) {
        <label [class.chosen]="one === mode()">
          <input type="radio" name="mode" [value]="one" [checked]="one === mode()" (change)="choose.emit(one)" />
          <span>
            <strong>{{ copy.modes[one].name }}</strong>
            <span>{{ copy.modes[one].text }}</span>
          </span>
        </label>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));
      gap: var(--s3);
    }

    label {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--s3);
      padding: var(--s4);
      border: var(--hairline) solid var(--line-strong);
      border-radius: var(--r2);
      cursor: pointer;
    }

    label:hover:not(.chosen) {
      background: var(--hover);
    }

    .chosen {
      border-color: var(--accent);
      background: var(--accent-soft);
      box-shadow: inset 0 0 0 var(--hairline) var(--accent);
    }

    input {
      width: var(--icon);
      height: var(--icon);
      margin: 0;
      accent-color: var(--accent);
    }

    label > span {
      display: grid;
    }

    strong {
      font-weight: var(--w-medium);
      line-height: var(--leading-tight);
    }

    label > span > span {
      margin-top: var(--s1);
      color: var(--ink-soft);
      font-size: var(--text-s);
    }
  `,
})
export class ModeChoice {
  readonly mode = input.required<PublishMode>();
  readonly choose = output<PublishMode>();
  protected readonly copy = publishCopy;
  protected readonly modes = publishModes;
}
