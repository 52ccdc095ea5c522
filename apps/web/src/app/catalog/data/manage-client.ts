import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  type Page,
  pageOf,
  type Video,
  type VideoPatch,
  VideoSchema,
  type VideoUse,
  VideoUseSchema,
} from '@flowcast/shared-models';
import { firstValueFrom } from 'rxjs';
import { parse } from 'valibot';
import { queryOf } from '../../shared/data/query.ts';

const VideoUsePageSchema = pageOf(VideoUseSchema);

/** What admins ask of one video of the catalog. */
@Injectable({ providedIn: 'root' })
export class ManageClient {
  private readonly http = inject(HttpClient);

  async change(id: string, patch: VideoPatch): Promise<Video> {
    return parse(VideoSchema, await firstValueFrom(this.http.patch(`/api/videos/${id}`, patch)));
  }

  async archive(id: string): Promise<Video> {
    return parse(VideoSchema, await firstValueFrom(this.http.post(`/api/videos/${id}/archive`, null)));
  }

  async restore(id: string): Promise<Video> {
    return parse(VideoSchema, await firstValueFrom(this.http.post(`/api/videos/${id}/restore`, null)));
  }

  /** For good, with its files. */
  async remove(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/videos/${id}`));
  }

  async uses(id: string, cursor: string | null): Promise<Page<VideoUse>> {
    const params = queryOf({ cursor });
    return parse(VideoUsePageSchema, await firstValueFrom(this.http.get(`/api/videos/${id}/uses`, { params })));
  }
}
