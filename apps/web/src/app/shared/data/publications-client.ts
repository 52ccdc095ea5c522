import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable, type Signal } from '@angular/core';
import {
  type Page,
  pageOf,
  type Publication,
  type PublicationFilter,
  PublicationSchema,
  type PublishRequest,
  type Resolve,
} from '@flowcast/shared-models';
import { firstValueFrom } from 'rxjs';
import { parse, parser } from 'valibot';
import { queryOf } from './query.ts';

const PublicationPageSchema = pageOf(PublicationSchema);

@Injectable({ providedIn: 'root' })
export class PublicationsClient {
  private readonly http = inject(HttpClient);

  async page(filter: PublicationFilter, cursor: string | null): Promise<Page<Publication>> {
    const params = queryOf({ ...filter, cursor });
    return parse(PublicationPageSchema, await firstValueFrom(this.http.get('/api/publications', { params })));
  }

  async read(id: string): Promise<Publication> {
    return parse(PublicationSchema, await firstValueFrom(this.http.get(`/api/publications/${id}`)));
  }

  /** Reads the publication again whenever its id changes; idle while it is empty. Call it where dependencies may be injected. */
  one(id: Signal<string>) {
    return httpResource(() => (id() ? `/api/publications/${id()}` : undefined), { parse: parser(PublicationSchema) });
  }

  /** The same key with the same body answers with the publication that already exists: it is never made twice. */
  async publish(body: PublishRequest, idempotencyKey: string): Promise<Publication> {
    const headers = { 'Idempotency-Key': idempotencyKey };
    return parse(PublicationSchema, await firstValueFrom(this.http.post('/api/upload', body, { headers })));
  }

  cancel(id: string): Promise<Publication> {
    return this.act(id, 'cancel', {});
  }

  /** The same consent once more. */
  retry(id: string): Promise<Publication> {
    return this.act(id, 'retry', {});
  }

  /** Settles by hand what TikTok never told. */
  resolve(id: string, resolve: Resolve): Promise<Publication> {
    return this.act(id, 'resolve', resolve);
  }

  private async act(id: string, action: 'cancel' | 'retry' | 'resolve', body: object): Promise<Publication> {
    return parse(PublicationSchema, await firstValueFrom(this.http.post(`/api/publications/${id}/${action}`, body)));
  }
}
