import { Component, computed, DOCUMENT, inject, input, output } from '@angular/core';
import type { Publication, PublishMode } from '@flowcast/shared-models';
import type { ApiError } from '../../shared/data/api-error.ts';
import { HoverText } from '../../shared/ui/hover-text.ts';
import { Icon } from '../../shared/ui/icon.ts';
import { ProblemNote } from '../../shared/ui/problem-note.ts';
import type { Missing } from '../data/composer-store.ts';
import { publishCopy } from '../copy.ts';
import { requiredStrings } from '../../shared/util/required-strings.ts';
import type { declarationParts } from '../../shared/util/declaration-parts.ts';
import { Declaration } from '../../shared/ui/declaration.ts';
import { LazyFormerPost } from './lazy-former-post.ts';

/** The declaration and the button. The button is never mute: while it cannot act it says what is missing. */
@Component({
  selector: 'fc-publish-action',
  imports: [Declaration, HoverText, Icon, LazyFormerPost, ProblemNote],
  templateUrl: './publish-action.html',
  styleUrl: './publish-action.css',
})
export class PublishAction {
  private readonly document = inject(DOCUMENT);

  readonly mode = input.required<PublishMode>();
  /** It is for a chosen time, not for now. */
  readonly later = input(false);
  readonly declaration = input.required<Parameters<typeof declarationParts>[0]>();
  readonly missing = input.required<readonly Missing[]>();
  readonly asked = input(false);
  readonly sending = input(false);
  readonly error = input<ApiError | null>(null);
  /** With an error that says so: the post the studio has already. */
  readonly former = input<Publication | null>(null);
  readonly publish = output();
  readonly further = output();
  readonly keepFormer = output<Publication>();

  protected readonly copy = publishCopy;
  /** TikTok's hover text while the disclosure is on and nothing is ticked. */
  protected readonly hover = computed(() =>
    this.missing().some(({ field }) => field === 'disclose') ? requiredStrings.disclosureMissing : '',
  );
  protected readonly action = computed(() => publishCopy[this.later() ? 'actionLater' : 'action'][this.mode()]);
  protected readonly isAnswerLost = computed(() => ['offline', 'unreadable'].includes(this.error()?.code ?? ''));

  protected go(field: string, event: Event): void {
    event.preventDefault();
    const host = this.document.getElementById(`field-${field}`);
    const control = host?.querySelector<HTMLElement>('input, button') ?? host;
    host?.scrollIntoView({ block: 'center' });
    control?.focus({ preventScroll: true });
  }
}
