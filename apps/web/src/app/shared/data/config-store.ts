import { Injectable, signal } from '@angular/core';
import type { PublicConfig } from '@flowcast/shared-models';

/** So long the first view waits, lest the ribbon pushes it down a moment later. */
const patienceMs = 2_000;

/**
 * What the API says about itself before anybody signs in. Asked without the HTTP client and read without the schema: the
 * sign-in page must not carry both for one flag.
 */
@Injectable({ providedIn: 'root' })
export class ConfigStore {
  private readonly said = signal(false);
  readonly emulator = this.said.asReadonly();
  private readonly answered = this.ask();

  /** Resolves once the answer is there, or is late. */
  async ready(): Promise<void> {
    await Promise.race([this.answered, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  }

  private async ask(): Promise<void> {
    try {
      const answer = await fetch('/api/config');
      const config = (await answer.json()) as Partial<PublicConfig>;
      this.said.set(config.emulator === true);
    } catch {
      // Whether the API answers at all is said by whatever else is asked.
    }
  }
}
