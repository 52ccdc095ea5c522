import { DOCUMENT, inject, Injectable, signal } from '@angular/core';

/** Whether this device has a network at all, as the browser says. */
@Injectable({ providedIn: 'root' })
export class ConnectionStore {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly gone = signal(this.window?.navigator.onLine === false);
  readonly isOffline = this.gone.asReadonly();

  constructor() {
    this.window?.addEventListener('offline', () => this.gone.set(true));
    this.window?.addEventListener('online', () => this.gone.set(false));
  }
}
