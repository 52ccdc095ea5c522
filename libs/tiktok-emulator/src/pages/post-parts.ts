import { html } from 'hono/html';
import type { JsonObject } from '../wire/json.ts';
import type { Post, Publish } from '../world/publish.ts';
import type { Markup } from './layout.ts';

const privacyLabels: Readonly<Record<string, string>> = {
  PUBLIC_TO_EVERYONE: 'Everyone',
  MUTUAL_FOLLOW_FRIENDS: 'Friends',
  FOLLOWER_OF_CREATOR: 'Followers',
  SELF_ONLY: 'Only me',
};

export function privacyLabel(level: unknown): string {
  return typeof level === 'string' ? (privacyLabels[level] ?? level) : 'Everyone';
}

export function postPath({ username, kind }: Publish, { postId }: Post): string {
  return `/@${username}/${kind}/${postId}`;
}

export function captionOf(info: JsonObject): string {
  const parts = [info.title, info.description].filter((part): part is string => typeof part === 'string');
  return parts.join('\n');
}

/** The picture of a publish: its video ready to play, at its cover, or its first photo. */
export function mediaOf(publish: Publish, info: JsonObject, label: string): Markup {
  const source = mediaPath(publish, publish.kind === 'photo' ? publish.coverIndex : 0);
  if (publish.kind === 'photo') return html`<img class="photo" src="${source}" alt="${label}" loading="lazy" />`;
  const cover = typeof info.video_cover_timestamp_ms === 'number' ? Math.max(0, info.video_cover_timestamp_ms) : 0;
  // Without a time the browsers show a black box; the first frame lies a little after zero.
  const at = (cover / 1000 || 0.01).toFixed(2);
  return html`<video
    controls
    playsinline
    loop
    preload="metadata"
    src="${source}#t=${at}"
    aria-label="${label}"
  ></video>`;
}

export function mediaPath({ publishId }: Publish, index: number): string {
  return `/media/${encodeURIComponent(publishId)}/${index}`;
}

/** What viewers see beside a post: who may see it, and the labels TikTok puts on it. */
export function badges(post: Post, now: number): Markup {
  const { info } = post;
  const isModerated = post.publicAt !== null && post.publicAt > now;
  return html`<span class="row">
    <span class="badge">${privacyLabel(info.privacy_level)}</span>
    ${isModerated ? html`<span class="badge note">In moderation</span>` : ''}
    ${info.brand_content_toggle === true ? html`<span class="badge">Paid partnership</span>` : ''}
    ${
      info.brand_organic_toggle === true && info.brand_content_toggle !== true
        ? html`<span class="badge">Promotional content</span>`
        : ''
    }
    ${info.is_aigc === true ? html`<span class="badge">Creator labeled as AI-generated</span>` : ''}
  </span>`;
}

/** Hashtags and mentions stand out when blanks or line breaks delimit them, as TikTok recognises them. */
export function captionMarkup(text: string): Markup {
  const words = text.split(/(\s+)/);
  return html`${words.map((word) => (/^[#@]\S/.test(word) ? html`<b>${word}</b>` : html`${word}`))}`;
}

export function formatBytes(sizeBytes: number): string {
  if (sizeBytes < 1000) return `${sizeBytes} B`;
  if (sizeBytes < 1_000_000) return `${(sizeBytes / 1000).toFixed(1)} kB`;
  return `${(sizeBytes / 1_000_000).toFixed(1)} MB`;
}

export function formatTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

export function formatCount(count: number): string {
  return new Intl.NumberFormat('en', { notation: 'compact' }).format(count);
}
