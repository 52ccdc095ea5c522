import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { type Me, MeSchema } from '@flowcast/shared-models';
import { firstValueFrom } from 'rxjs';
import { parse } from 'valibot';
import { toApiError } from './api-error.ts';

@Injectable({ providedIn: 'root' })
export class SessionClient {
  private readonly http = inject(HttpClient);

  /** Null when nobody is signed in. */
  async me(): Promise<Me | null> {
    try {
      return parse(MeSchema, await firstValueFrom(this.http.get('/api/me')));
    } catch (failure) {
      const error = toApiError(failure);
      if (error.code === 'not_signed_in') return null;
      throw error;
    }
  }

  async signOut(): Promise<void> {
    await firstValueFrom(this.http.post('/api/sign-out', {}));
  }
}
