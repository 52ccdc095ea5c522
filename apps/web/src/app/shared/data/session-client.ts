import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { type Me, MeSchema } from '@flowcast/shared-models';
import { firstValueFrom } from 'rxjs';
import { parse } from 'valibot';

@Injectable({ providedIn: 'root' })
export class SessionClient {
  private readonly http = inject(HttpClient);

  /** Throws `ApiError` `not_signed_in` when nobody is. */
  async me(): Promise<Me> {
    return parse(MeSchema, await firstValueFrom(this.http.get('/api/me')));
  }

  async signOut(): Promise<void> {
    await firstValueFrom(this.http.post('/api/sign-out', {}));
  }
}
