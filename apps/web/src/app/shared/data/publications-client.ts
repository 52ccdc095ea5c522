import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable, type Signal } from '@angular/core';
import {
  type Answer,
  type Page,
  pageOf,
  type Publication,
  PublicationPaceSchema,
  PublicationSchema,
  type PublicationState,
  type PublishRequest,
  type Reschedule,
  type Resolve,
} from '@flowcast/shared-models';
import { firstValueFrom } from 'rxjs';
import { parse, parser } from 'valibot';
import { queryOf } from './query.ts';

const PublicationPageSchema = pageOf(PublicationSchema);

const isBegun = (state: PublicationState | null) => state !== null && state !== 'scheduled' && state !== 'queued';

@Injectable({ providedIn: 'root' })
export class PublicationsClient {
  private readonly http = inject(HttpClient);

  /** `query`: whatever `GET /api/publications` takes; empty texts are left out. */
  async page(query: Record<string, string>, cursor: string | null): Promise<Page<Publication>> {
    const params = queryOf({ ...query, cursor });
    return parse(PublicationPageSchema, await firstValueFrom(this.http.get('/api/publications', { params })));
  }

  async read(id: string): Promise<Publication> {
    return parse(PublicationSchema, await firstValueFrom(this.http.get(`/api/publications/${id}`)));
  }

  /** Reads the publication again whenever its id changes; idle while it is empty. Call it where dependencies may be injected. */
  one(id: Signal<string>) {
    return httpResource(() => (id() ? `/api/publications/${id()}` : undefined), { parse: parser(PublicationSchema) });
  }

  /** What is usual, read again with every state; idle before it begins. To be called like `one`. */
  pace(id: Signal<string>, state: Signal<PublicationState | null>) {
    return httpResource(() => (isBegun(state()) ? `/api/publications/${id()}/pace` : undefined), {
      parse: parser(PublicationPaceSchema),
    });
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

  /** Moves the time; null: as soon as possible. */
  async reschedule(id: string, body: Reschedule): Promise<Publication> {
    return parse(PublicationSchema, await firstValueFrom(this.http.patch(`/api/publications/${id}`, body)));
  }

  /** Other choices and a new consent for what TikTok no longer takes as it was. */
  answer(id: string, answer: Answer): Promise<Publication> {
    return this.act(id, 'answer', answer);
  }

  /** Settles by hand what TikTok never told. */
  resolve(id: string, resolve: Resolve): Promise<Publication> {
    return this.act(id, 'resolve', resolve);
  }

  private async act(id: string, action: 'answer' | 'cancel' | 'retry' | 'resolve', body: object): Promise<Publication> {
    return parse(PublicationSchema, await firstValueFrom(this.http.post(`/api/publications/${id}/${action}`, body)));
  }
}
