import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Me } from '@flowcast/shared-models';
import { firstValueFrom } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class SessionClient {
  private readonly http = inject(HttpClient);

  /** Throws `ApiError` `not_signed_in` when nobody is. */
  async me(): Promise<Me> {
    const body = await firstValueFrom(this.http.get('/api/me'));
    // Loaded only now: whoever is not signed in never needs the validator.
    const { readMe } = await import('./read-me.ts');
    return readMe(body);
  }

  async signOut(): Promise<void> {
    await firstValueFrom(this.http.post('/api/sign-out', {}));
  }
}
