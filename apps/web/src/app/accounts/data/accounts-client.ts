import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { AccountListSchema } from '@flowcast/shared-models';
import { firstValueFrom } from 'rxjs';
import { parser } from 'valibot';

@Injectable({ providedIn: 'root' })
export class AccountsClient {
  private readonly http = inject(HttpClient);

  /** Call it where dependencies may be injected. */
  list() {
    return httpResource(() => '/api/accounts', { parse: parser(AccountListSchema) });
  }

  /** Also takes the permission back at TikTok. */
  async disconnect(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/accounts/${id}`));
  }
}
