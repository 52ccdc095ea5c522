import { Hono } from 'hono';
import type { EmulatorContext, Environment } from '../emulation.ts';
import { postPath } from '../pages/post-parts.ts';
import { answer, readJsonBody } from '../wire/answers.ts';
import { endpoints } from '../wire/endpoints.ts';
import { isJsonObject, type JsonObject } from '../wire/json.ts';
import { refusal } from '../wire/refusals.ts';
import { type FoundPost, postsOf } from '../world/posts.ts';
import { coverUrl } from './avatar-url.ts';
import { admitCaller, type Caller } from './caller.ts';

const maxCount = 20;
const defaultCount = 10;
const maxTextUnits = 150;

export function videoRoutes(): Hono<Environment> {
  const routes = new Hono<Environment>({ strict: true });
  routes.post(endpoints.video_list.path, listVideos);
  routes.post(endpoints.video_query.path, queryVideos);
  return routes;
}

/** Newest first; the cursor is a time in milliseconds while `create_time` is in seconds, as at TikTok. */
async function listVideos(c: EmulatorContext): Promise<Response> {
  const caller = admitCaller(c, 'video_list');
  const fields = askedFields(c);
  const { cursor = c.var.world.clock.now() + 1, max_count: count = defaultCount } = await readJsonBody(c);
  if (!isCount(cursor) || !isCount(count) || count < 1 || count > maxCount) throw refusal('invalid_params');
  const older = publicPosts(c, caller).filter(({ post }) => post.createdAt < cursor);
  const page = older.slice(0, count);
  return answer(c, {
    videos: page.map((found) => describe(c, found, fields)),
    cursor: page.at(-1)?.post.createdAt ?? cursor,
    has_more: older.length > page.length,
  });
}

async function queryVideos(c: EmulatorContext): Promise<Response> {
  const caller = admitCaller(c, 'video_query');
  const fields = askedFields(c);
  const { filters } = await readJsonBody(c);
  const ids: unknown = isJsonObject(filters) ? filters.video_ids : undefined;
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > maxCount) throw refusal('invalid_params');
  const found = publicPosts(c, caller).filter(({ post }) => ids.includes(post.postId));
  return answer(c, { videos: found.map((one) => describe(c, one, fields)) });
}

/** Public posts, photos among them, of the user only. */
function publicPosts(c: EmulatorContext, { account }: Caller): FoundPost[] {
  const now = c.var.world.clock.now();
  return postsOf(c.var.world, account.username).filter(
    ({ post }) => post.publicAt !== null && post.publicAt <= now && post.info.privacy_level === 'PUBLIC_TO_EVERYONE',
  );
}

function askedFields(c: EmulatorContext): string[] {
  const fields = (c.req.query('fields') ?? '').split(',').filter((name) => name !== '');
  if (fields.length === 0) throw refusal('invalid_params', { message: 'Fields is required' });
  return fields;
}

function describe(c: EmulatorContext, { publish, post }: FoundPost, fields: string[]): JsonObject {
  const { publicOrigin } = c.var;
  const { app } = c.var.world.state;
  const text = typeof post.info.title === 'string' ? post.info.title.slice(0, maxTextUnits) : '';
  const link = `${publicOrigin}${postPath(publish, post)}`;
  const all: JsonObject = {
    id: post.postId,
    create_time: Math.floor(post.createdAt / 1000),
    cover_image_url: coverUrl(c, { publish, post }),
    share_url: `${link}?utm_campaign=tt4d_open_api&utm_source=${app.clientKey}`,
    video_description: text,
    title: text,
    duration: Math.round((publish.facts?.durationMs ?? 0) / 1000),
    height: publish.facts?.height ?? 0,
    width: publish.facts?.width ?? 0,
    embed_html: `<blockquote cite="${link}"></blockquote>`,
    embed_link: link,
    like_count: 0,
    comment_count: 0,
    share_count: 0,
    view_count: 0,
  };
  return Object.fromEntries(fields.filter((name) => Object.hasOwn(all, name)).map((name) => [name, all[name]]));
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
