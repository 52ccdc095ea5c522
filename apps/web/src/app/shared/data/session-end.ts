import { Injectable, signal } from '@angular/core';

/** Whether the API said that nobody is signed in. The shell offers to sign in again; nothing on the page is lost. */
@Injectable({ providedIn: 'root' })
export class SessionEnd {
  private readonly ended = signal(false);
  readonly hasEnded = this.ended.asReadonly();

  notice(): void {
    this.ended.set(true);
  }

  forget(): void {
    this.ended.set(false);
  }
}
