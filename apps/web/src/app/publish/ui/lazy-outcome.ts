import { Component, inject, input, inputBinding, output, outputBinding, ViewContainerRef } from '@angular/core';

/**
 * The place of the outcome, which stands beside it and is loaded when something was published. By hand instead of by
 * `@defer`: that would bring its runtime into the first load of every page.
 */
@Component({ selector: 'fc-lazy-outcome', template: '', styles: ':host { display: none }' })
export class LazyOutcome {
  private readonly place = inject(ViewContainerRef);

  readonly id = input.required<string>();
  readonly another = output();

  constructor() {
    void this.show();
  }

  private async show(): Promise<void> {
    const { Outcome } = await import('./outcome.ts');
    this.place.createComponent(Outcome, {
      bindings: [inputBinding('id', this.id), outputBinding('another', () => this.another.emit())],
    });
  }
}
