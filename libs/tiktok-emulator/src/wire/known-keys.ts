import { isJsonObject, type JsonObject } from './json.ts';
import type { EndpointName } from './endpoints.ts';

/** Keys of a body; `true` stands for a value, whatever it is. */
interface KnownKeys {
  readonly [key: string]: true | KnownKeys;
}

const sharedPostInfo = {
  privacy_level: true,
  title: true,
  disable_comment: true,
  brand_content_toggle: true,
  brand_organic_toggle: true,
  is_aigc: true,
} as const;

const videoSource = {
  source: true,
  video_size: true,
  chunk_size: true,
  total_chunk_count: true,
  video_url: true,
} as const;

const knownKeys: Readonly<Partial<Record<EndpointName, KnownKeys>>> = {
  video_init: {
    post_info: { ...sharedPostInfo, disable_duet: true, disable_stitch: true, video_cover_timestamp_ms: true },
    source_info: videoSource,
  },
  inbox_init: { source_info: videoSource },
  photo_init: {
    media_type: true,
    post_mode: true,
    is_aigc: true,
    post_info: { ...sharedPostInfo, description: true, auto_add_music: true },
    source_info: { source: true, photo_images: true, photo_cover_index: true },
  },
  status: { publish_id: true },
  cancel: { publish_id: true },
  video_list: { cursor: true, max_count: true },
  video_query: { filters: { video_ids: true } },
};

/** Paths of what TikTok would read over without a word: `post_info.schedule_time`. */
export function unknownKeysOf(endpoint: EndpointName | null, body: JsonObject): string[] {
  const known = endpoint === null ? undefined : knownKeys[endpoint];
  return known === undefined ? [] : unknownIn(body, known, '');
}

function unknownIn(body: JsonObject, known: KnownKeys, path: string): string[] {
  return Object.entries(body).flatMap(([key, value]) => {
    const inner = Object.hasOwn(known, key) ? known[key] : undefined;
    if (inner === undefined) return [path + key];
    return inner !== true && isJsonObject(value) ? unknownIn(value, inner, `${path}${key}.`) : [];
  });
}
