import { httpResource } from '@angular/common/http';
import { Injectable, type Signal } from '@angular/core';
import { AccountForecastSchema } from '@flowcast/shared-models';
import { parser } from 'valibot';

@Injectable({ providedIn: 'root' })
export class ForecastClient {
  /** How near an account is to TikTok's caps of 24 hours; idle without an account. */
  of(accountId: Signal<string>) {
    return httpResource(() => (accountId() ? `/api/accounts/${accountId()}/forecast` : undefined), {
      parse: parser(AccountForecastSchema),
    });
  }
}
