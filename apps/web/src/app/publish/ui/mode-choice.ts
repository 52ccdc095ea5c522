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
        <label [class.chosen]="one === mode()" [class.off]="isOff(one)">
          <input
            type="radio"
            class="box"
            name="mode"
            [value]="one"
            [checked]="one === mode()"
            [disabled]="isOff(one)"
            (change)="choose.emit(one)"
          />
          <span>
            <strong>{{ copy.modes[one].name }}</strong>
            <span>{{ isOff(one) ? copy.directNotGranted : copy.modes[one].text }}</span>
          </span>
        </label>
      }
    </fieldset>
    @if (draftsOnly()) {
      <a class="button small" [href]="grantUrl()">{{ copy.grantDirect }}</a>
    }
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

    .button {
      margin-top: var(--s3);
    }

    .off {
      border-style: dashed;
      cursor: not-allowed;
    }

    label:hover:not(.chosen, .off) {
      background: var(--hover);
    }

    .chosen {
      border-color: var(--accent);
      background: var(--accent-soft);
      box-shadow: inset 0 0 0 var(--hairline) var(--accent);
    }

    label > span {
      display: grid;
      align-content: start;
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
  /** The account granted no permission to post directly. */
  readonly draftsOnly = input(false);
  /** Where the missing permission is granted. */
  readonly grantUrl = input('');
  readonly choose = output<PublishMode>();
  protected readonly copy = publishCopy;
  protected readonly modes = publishModes;

  protected isOff(mode: PublishMode): boolean {
    return mode === 'direct' && this.draftsOnly();
  }
}
