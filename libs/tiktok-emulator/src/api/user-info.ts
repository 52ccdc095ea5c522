import type { EmulatorContext } from '../emulation.ts';
import { answer } from '../wire/answers.ts';
import { unionIdFor } from '../wire/ids.ts';
import type { JsonObject } from '../wire/json.ts';
import { refusal } from '../wire/refusals.ts';
import type { Scope } from '../world/client-app.ts';
import type { World } from '../world/world.ts';
import { avatarUrl } from './avatar-url.ts';
import { admitCaller, type Caller, hasScope } from './caller.ts';

interface Field {
  scope: Scope;
  read(caller: Caller, c: EmulatorContext): unknown;
}

const fields: Readonly<Record<string, Field>> = {
  open_id: { scope: 'user.info.basic', read: ({ grant }) => grant.openId },
  union_id: { scope: 'user.info.basic', read: ({ grant }) => unionIdFor(grant.username) },
  avatar_url: { scope: 'user.info.basic', read: ({ account }, c) => avatarUrl(c, account, 168) },
  avatar_url_100: { scope: 'user.info.basic', read: ({ account }, c) => avatarUrl(c, account, 100) },
  avatar_large_url: { scope: 'user.info.basic', read: ({ account }, c) => avatarUrl(c, account, 720) },
  display_name: { scope: 'user.info.basic', read: ({ account }) => account.displayName },
  bio_description: { scope: 'user.info.profile', read: ({ account }) => account.bio },
  profile_deep_link: {
    scope: 'user.info.profile',
    read: ({ account }, c) => `${c.var.publicOrigin}/@${account.username}`,
  },
  is_verified: { scope: 'user.info.profile', read: ({ account }) => account.verified },
  username: { scope: 'user.info.profile', read: ({ account }) => account.username },
  follower_count: { scope: 'user.info.stats', read: ({ account }) => account.followerCount },
  following_count: { scope: 'user.info.stats', read: ({ account }) => account.followingCount },
  likes_count: { scope: 'user.info.stats', read: ({ account }) => account.followerCount * 7 },
  video_count: { scope: 'user.info.stats', read: ({ account }, c) => postCount(c.var.world, account.username) },
};

/** `GET /v2/user/info/?fields=…`: exactly the fields asked for; names nobody knows are left out, not refused. */
export function userInfo(c: EmulatorContext): Response {
  const caller = admitCaller(c, 'user_info');
  const asked = (c.req.query('fields') ?? '').split(',').filter((name) => name !== '');
  if (asked.length === 0) throw refusal('invalid_params', { message: 'Fields is required' });
  const user: JsonObject = {};
  for (const name of asked) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) c.var.notes.push(`unknown field "${name}" was left out`);
    else if (hasScope(caller, field.scope)) user[name] = field.read(caller, c);
    else refuseMissingScope(c);
  }
  return answer(c, { user });
}

function refuseMissingScope(c: EmulatorContext): void {
  const { missingFieldScope } = c.var.world.switches;
  if (missingFieldScope !== 'omit') throw refusal(missingFieldScope);
}

function postCount(world: World, username: string): number {
  const mine = [...world.state.publishes.values()].filter((publish) => publish.username === username);
  return mine.reduce((sum, { posts }) => sum + posts.length, 0);
}
