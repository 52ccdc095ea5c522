import { Component, inject, input, inputBinding, output, outputBinding, ViewContainerRef } from '@angular/core';
import type { Publication } from '@flowcast/shared-models';

/** The question about a former post, loaded when it has to be asked; by hand for the reason of `LazyOutcome`. */
@Component({ selector: 'fc-lazy-former-post', template: '' })
export class LazyFormerPost {
  private readonly place = inject(ViewContainerRef);

  readonly former = input.required<Publication>();
  readonly keep = output();
  readonly further = output();

  constructor() {
    void this.show();
  }

  private async show(): Promise<void> {
    const { FormerPost } = await import('./former-post.ts');
    this.place.createComponent(FormerPost, {
      bindings: [
        inputBinding('former', this.former),
        outputBinding('keep', () => this.keep.emit()),
        outputBinding('further', () => this.further.emit()),
      ],
    });
  }
}
