import { Component, DOCUMENT, inject } from '@angular/core';
import { CallbackStore } from './data/callback-store.ts';
import { callbackCopy } from './copy.ts';
import { SignInFailed } from './ui/sign-in-failed.ts';

@Component({
  selector: 'fc-callback-page',
  imports: [SignInFailed],
  template: `
    <section class="solo">
      @if (store.failure(); as failure) {
        <fc-sign-in-failed
          [failure]="failure"
          [again]="store.again()"
          [access]="store.error()?.access ?? null"
          [reference]="store.error()?.correlationId ?? null"
        />
      } @else {
        <div class="working" role="status">
          <span class="spinner" aria-hidden="true"></span>
          <h1>{{ copy.working }}</h1>
          <p class="hint">{{ copy.steps }}</p>
        </div>
      }
    </section>
  `,
  styles: `
    .working {
      display: grid;
      justify-items: center;
      gap: var(--s3);
      text-align: center;
    }

    .spinner {
      width: var(--s8);
      height: var(--s8);
      margin-bottom: var(--s2);
      border: 3px solid var(--line);
      border-top-color: var(--accent);
      border-radius: var(--r-full);
      animation: turn 0.9s linear infinite;
    }

    @keyframes turn {
      to {
        transform: rotate(1turn);
      }
    }
  `,
})
export class CallbackPage {
  protected readonly store = inject(CallbackStore);
  protected readonly copy = callbackCopy;

  constructor() {
    void this.store.finish(inject(DOCUMENT).location.search.slice(1));
  }
}
