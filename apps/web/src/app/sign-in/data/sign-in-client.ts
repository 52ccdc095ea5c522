import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  type AccessAsk,
  type AccessReceipt,
  AccessReceiptSchema,
  type ExchangeToken,
  type SignedIn,
  SignedInSchema,
} from '@flowcast/shared-models';
import { firstValueFrom } from 'rxjs';
import { parse } from 'valibot';

@Injectable({ providedIn: 'root' })
export class SignInClient {
  private readonly http = inject(HttpClient);

  /** Trades what TikTok sent to the callback for a session cookie. TikTok's code works once: never call it twice. */
  async exchange(body: ExchangeToken): Promise<SignedIn> {
    return parse(SignedInSchema, await firstValueFrom(this.http.post('/api/exchange_token', body)));
  }

  /** Asks an admin to let in the TikTok account that the ticket names. */
  async askForAccess(body: AccessAsk): Promise<AccessReceipt> {
    return parse(AccessReceiptSchema, await firstValueFrom(this.http.post('/api/access-requests', body)));
  }
}
