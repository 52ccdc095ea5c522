import { Component, effect, inject, input, output, signal, untracked } from '@angular/core';
import type { Answer, Publication } from '@flowcast/shared-models';
import { Audience } from '../../shared/ui/audience.ts';
import { CaptionField } from '../../shared/ui/caption-field.ts';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.ts';
import { Declaration } from '../../shared/ui/declaration.ts';
import { Disclosure } from '../../shared/ui/disclosure.ts';
import { Icon } from '../../shared/ui/icon.ts';
import { ProblemNote } from '../../shared/ui/problem-note.ts';
import { answerCopy, postsCopy } from '../copy.ts';
import { AnswerStore } from '../data/answer-store.ts';

/** What changed at TikTok since the consent, the choices it still offers, and a new consent. */
@Component({
  selector: 'fc-answer-form',
  imports: [Audience, CaptionField, Declaration, Disclosure, Icon, ProblemNote],
  templateUrl: './answer-form.html',
  styleUrl: './answer-form.css',
  providers: [AnswerStore],
})
export class AnswerForm {
  readonly publication = input.required<Publication>();
  readonly busy = input(false);
  readonly answered = output<Omit<Answer, 'version'>>();
  protected readonly store = inject(AnswerStore);
  private readonly dialog = inject(ConfirmDialog);
  protected readonly copy = answerCopy;
  protected readonly tryAgain = postsCopy.tryAgain;
  /** What is missing is said from the first attempt on. */
  protected readonly asked = signal(false);

  constructor() {
    effect(() => {
      const publication = this.publication();
      untracked(() => this.store.begin(publication));
    });
  }

  /** A new consent needs the explicit yes as the first one did. */
  protected async answer(): Promise<void> {
    this.asked.set(true);
    if (this.store.missing().length > 0 || this.busy()) return;
    const agreed = await this.dialog.ask({ ...this.copy.confirm, text: this.store.sentence() });
    if (agreed) this.answered.emit(this.store.answer());
  }
}
