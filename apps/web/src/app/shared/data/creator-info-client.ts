import { httpResource } from '@angular/common/http';
import { Injectable, type Signal } from '@angular/core';
import { CreatorInfoSchema } from '@flowcast/shared-models';
import { parser } from 'valibot';

@Injectable({ providedIn: 'root' })
export class CreatorInfoClient {
  /** TikTok's creator_info, asked anew for each page (never a kept copy: TikTok's rule); idle without an account. */
  of(accountId: Signal<string>) {
    return httpResource(() => (accountId() ? `/api/accounts/${accountId()}/creator-info` : undefined), {
      parse: parser(CreatorInfoSchema),
    });
  }
}
