import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable, type Signal } from '@angular/core';
import { type Page, pageOf, type Video, type VideoFilter, VideoSchema, VideoTagsSchema } from '@flowcast/shared-models';
import { firstValueFrom } from 'rxjs';
import { parse, parser } from 'valibot';
import { queryOf } from './query.ts';

const VideoPageSchema = pageOf(VideoSchema);

/** Where a video's bytes are, for a player; answers ranges. */
export function videoContentUrl(videoId: string): string {
  return `/api/videos/${videoId}/content`;
}

@Injectable({ providedIn: 'root' })
export class VideosClient {
  private readonly http = inject(HttpClient);

  async page(filter: VideoFilter, cursor: string | null): Promise<Page<Video>> {
    const params = queryOf({ ...filter, cursor });
    return parse(VideoPageSchema, await firstValueFrom(this.http.get('/api/videos', { params })));
  }

  async read(id: string): Promise<Video> {
    return parse(VideoSchema, await firstValueFrom(this.http.get(`/api/videos/${id}`)));
  }

  /** The tags of the catalog, the most used first. */
  async tags(): Promise<string[]> {
    const { items } = parse(VideoTagsSchema, await firstValueFrom(this.http.get('/api/videos/tags')));
    return items.map(({ tag }) => tag);
  }

  /** Reads the video again whenever its id changes; idle without one. Call it where dependencies may be injected. */
  one(id: Signal<string | null>) {
    return httpResource(() => (id() ? `/api/videos/${id()}` : undefined), { parse: parser(VideoSchema) });
  }

  /** `jpeg`: at most 300 kB. */
  async setPoster(id: string, jpeg: Blob): Promise<Video> {
    const headers = { 'Content-Type': 'image/jpeg' };
    return parse(VideoSchema, await firstValueFrom(this.http.put(`/api/videos/${id}/poster`, jpeg, { headers })));
  }
}
