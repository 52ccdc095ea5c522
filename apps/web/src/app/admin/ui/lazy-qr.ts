import { Component, inject, input, inputBinding, signal, ViewContainerRef } from '@angular/core';
import { adminCopy } from '../copy.ts';

/** The code of an invitation, loaded when one was made. By hand: `@defer` would weigh on the first load of every page. */
@Component({
  selector: 'fc-lazy-qr',
  template: `
    @if (failed()) {
      <p class="hint">{{ missing }}</p>
    }
  `,
})
export class LazyQr {
  private readonly place = inject(ViewContainerRef);

  readonly url = input.required<string>();
  readonly expiresAt = input.required<string>();
  protected readonly failed = signal(false);
  protected readonly missing = adminCopy.invite.qrMissing;

  constructor() {
    this.show().catch(() => this.failed.set(true));
  }

  private async show(): Promise<void> {
    const { InviteQr } = await import('./invite-qr.ts');
    this.place.createComponent(InviteQr, {
      bindings: [inputBinding('url', this.url), inputBinding('expiresAt', this.expiresAt)],
    });
  }
}
