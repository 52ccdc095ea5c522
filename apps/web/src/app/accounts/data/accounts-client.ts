import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable, type Signal } from '@angular/core';
import {
  type AccountActivity,
  AccountActivitySchema,
  AccountForecastSchema,
  AccountListSchema,
} from '@flowcast/shared-models';
import { firstValueFrom } from 'rxjs';
import { parse, parser } from 'valibot';

@Injectable({ providedIn: 'root' })
export class AccountsClient {
  private readonly http = inject(HttpClient);

  /** Call it where dependencies may be injected. */
  list() {
    return httpResource(() => '/api/accounts', { parse: parser(AccountListSchema) });
  }

  /** How near the account is to what TikTok takes in a day. Call it where dependencies may be injected. */
  forecast(id: Signal<string>) {
    return httpResource(() => `/api/accounts/${id()}/forecast`, { parse: parser(AccountForecastSchema) });
  }

  /** What waits for the account, and what arrived last. Call it where dependencies may be injected. */
  activity(id: Signal<string>) {
    return httpResource(() => `/api/accounts/${id()}/activity`, { parse: parser(AccountActivitySchema) });
  }

  /** The same as it is right now, for a question that depends on it. */
  async activityNow(id: string): Promise<AccountActivity> {
    return parse(AccountActivitySchema, await firstValueFrom(this.http.get(`/api/accounts/${id}/activity`)));
  }

  /** Also takes the permission back at TikTok. */
  async disconnect(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/accounts/${id}`));
  }
}
