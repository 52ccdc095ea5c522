import { Component, computed, input, output } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import type { PrivacyLevel } from '@flowcast/shared-models';
import type { ComposerDraft } from '../data/composer-draft.ts';
import { privacyNames } from '../util/privacy-names.ts';
import { choiceCopy } from '../util/choice-copy.ts';
import { requiredStrings } from '../util/required-strings.ts';
import { DropList, type DropListOption } from './drop-list.ts';
import { Tick } from './tick.ts';

/** Who can view it (no default) and what viewers may do (nothing ticked): TikTok's rules. */
@Component({
  selector: 'fc-audience',
  imports: [DropList, Tick],
  templateUrl: './audience.html',
  styles: `
    :host {
      display: grid;
      gap: var(--s5);
    }

    fieldset {
      display: grid;
      gap: 0;
    }

    legend {
      margin-bottom: var(--s1);
      padding: 0;
    }
  `,
})
export class Audience {
  readonly form = input.required<FieldTree<ComposerDraft>>();
  /** Exactly TikTok's options for this creator, in TikTok's order. */
  readonly options = input.required<readonly PrivacyLevel[]>();
  readonly showProblem = input(false);
  readonly choose = output<Partial<ComposerDraft>>();

  protected readonly copy = choiceCopy;
  protected readonly interactions = ['allowComment', 'allowDuet', 'allowStitch'] as const;
  protected readonly chosen = computed(() => this.form().privacyLevel().value() || null);
  private readonly isBranded = computed(() => this.form().disclose().value() && this.form().brandedContent().value());
  protected readonly offered = computed(() =>
    this.options().map<DropListOption<PrivacyLevel>>((value) => ({
      value,
      ...privacyNames[value],
      lockedBy: value === 'SELF_ONLY' && this.isBranded() ? requiredStrings.brandedNotPrivate : '',
    })),
  );
  protected readonly problem = computed(() => {
    const [error] = this.form().privacyLevel().errors();
    return this.showProblem() || error?.kind === 'gone' ? (error?.message ?? '') : '';
  });

  protected allow(name: (typeof this.interactions)[number], on: boolean): void {
    this.choose.emit({ [name]: on });
  }
}
