import type { CallOptions, ClientContext } from '../client-options.ts';
import { apiCall } from '../http/api-call.ts';
import { ENDPOINTS } from '../http/endpoints.ts';
import { present } from '../present.ts';
import { videoListDataSchema, videoQueryDataSchema } from '../wire/videos.ts';
import type { VideoRead } from '../wire/videos.ts';
import type * as v from 'valibot';

export const VIDEO_FIELDS = [
  'id',
  'create_time',
  'cover_image_url',
  'share_url',
  'video_description',
  'duration',
  'height',
  'width',
  'title',
  'embed_html',
  'embed_link',
  'like_count',
  'comment_count',
  'share_count',
  'view_count',
] as const;
export type VideoField = (typeof VIDEO_FIELDS)[number];

/** TikTok's limit for a page and for a query. */
const MAX_VIDEOS_PER_CALL = 20;

/** A public video of the creator; fields not asked for are absent. */
export interface Video {
  /** 19 digits as text. */
  readonly id: string;
  readonly createdAt?: Date;
  /** Lives six hours. */
  readonly coverImageUrl?: string;
  readonly shareUrl?: string;
  readonly description?: string;
  readonly durationSec?: number;
  readonly heightPx?: number;
  readonly widthPx?: number;
  readonly title?: string;
  readonly embedHtml?: string;
  readonly embedLink?: string;
  readonly likeCount?: number;
  readonly commentCount?: number;
  readonly shareCount?: number;
  readonly viewCount?: number;
}

export interface VideoListRequest {
  readonly accessToken: string;
  /** Default: all. `id` is always asked for. */
  readonly fields?: readonly VideoField[];
  /** 1 to 20. Default 20. */
  readonly pageSize?: number;
  /** Only videos older than this. */
  readonly before?: Date;
}

/** The creator's public videos. Needs `video.list`. */
export class VideosResource {
  readonly #context: ClientContext;

  constructor(context: ClientContext) {
    this.#context = context;
  }

  /** Newest first; pages are fetched as the loop goes on. The deadline holds for each page. */
  async *list(request: VideoListRequest, options?: CallOptions): AsyncGenerator<Video, void, undefined> {
    let cursor = request.before?.getTime();
    for (;;) {
      const page = await this.#page(request, cursor, options);
      yield* page.videos.map(toVideo);
      // A cursor that does not move would ask for the same page for ever.
      if (!page.has_more || page.cursor === undefined || page.cursor === cursor) {
        return;
      }
      cursor = page.cursor;
    }
  }

  /** The named videos that belong to the creator, others are left out; more than 20 ids become several calls. */
  async query(
    { accessToken, ids, fields }: { accessToken: string; ids: readonly string[]; fields?: readonly VideoField[] },
    options?: CallOptions,
  ): Promise<Video[]> {
    const found: Video[] = [];
    for (let start = 0; start < ids.length; start += MAX_VIDEOS_PER_CALL) {
      const body = { filters: { video_ids: ids.slice(start, start + MAX_VIDEOS_PER_CALL) } };
      const request = { endpoint: ENDPOINTS.videoQuery, accessToken, query: fieldsQuery(fields), body };
      const data = await apiCall(this.#context, { ...request, dataSchema: videoQueryDataSchema }, options);
      found.push(...data.videos.map(toVideo));
    }
    return found;
  }

  #page(
    { accessToken, fields, pageSize }: VideoListRequest,
    cursor: number | undefined,
    options: CallOptions | undefined,
  ): Promise<v.InferOutput<typeof videoListDataSchema>> {
    const body = present({ max_count: pageSize ?? MAX_VIDEOS_PER_CALL, cursor });
    const request = { endpoint: ENDPOINTS.videoList, accessToken, query: fieldsQuery(fields), body };
    return apiCall(this.#context, { ...request, dataSchema: videoListDataSchema }, options);
  }
}

/** In the query string, also for these two POSTs. */
function fieldsQuery(fields: readonly VideoField[] = VIDEO_FIELDS): URLSearchParams {
  return new URLSearchParams({ fields: [...new Set(['id', ...fields])].join(',') });
}

function toVideo(wire: VideoRead): Video {
  return present({
    id: wire.id,
    createdAt: wire.create_time === undefined ? undefined : new Date(wire.create_time * 1000),
    coverImageUrl: wire.cover_image_url,
    shareUrl: wire.share_url,
    description: wire.video_description,
    durationSec: wire.duration,
    heightPx: wire.height,
    widthPx: wire.width,
    title: wire.title,
    embedHtml: wire.embed_html,
    embedLink: wire.embed_link,
    likeCount: wire.like_count,
    commentCount: wire.comment_count,
    shareCount: wire.share_count,
    viewCount: wire.view_count,
  });
}
