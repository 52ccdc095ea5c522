import { Component, computed, inject, input, DOCUMENT } from '@angular/core';
import { renderSVG } from 'uqr';
import { formatInstant } from '../../shared/util/format.ts';
import { adminCopy } from '../copy.ts';

/**
 * An invitation link as a code to be scanned from a screen or from paper. Dark on light in both themes, with the four
 * modules of quiet around it that scanners need (ISO/IEC 18004). The link stands beside it in words.
 */
@Component({
  selector: 'fc-invite-qr',
  template: `
    <figure>
      <img [src]="picture()" [alt]="copy.qrAlt" />
      <figcaption>
        <strong>{{ copy.qrTitle }}</strong>
        <p>{{ copy.qrText }}</p>
        <p class="numbers">{{ copy.qrUntil }} {{ formatInstant(expiresAt()) }}</p>
        <p class="link">{{ url() }}</p>
        <button type="button" class="button small" (click)="print()">{{ copy.print }}</button>
      </figcaption>
    </figure>
  `,
  styleUrl: './invite-qr.css',
})
export class InviteQr {
  readonly url = input.required<string>();
  readonly expiresAt = input.required<string>();
  private readonly document = inject(DOCUMENT);
  protected readonly copy = adminCopy.invite;
  protected readonly formatInstant = formatInstant;
  protected readonly picture = computed(
    () => `data:image/svg+xml,${encodeURIComponent(renderSVG(this.url(), { ecc: 'M', border: 4 }))}`,
  );

  protected print(): void {
    this.document.defaultView?.print();
  }
}
