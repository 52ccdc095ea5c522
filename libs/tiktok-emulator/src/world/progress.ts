import { newPostId } from '../wire/ids.ts';
import type { JsonObject } from '../wire/json.ts';
import { type FailReason, type Post, type Publish, pullEndsAt, pullFailureOf } from './publish.ts';
import { openIdFor } from '../wire/ids.ts';
import { abortPull } from './running-pulls.ts';
import { announce } from './webhooks.ts';
import type { World } from './world.ts';

/**
 * Does everything that fell due until now, in the order it fell due. Called before every request is answered, so that
 * moving the clock has its effect at once and nothing depends on timers.
 */
export function settle(world: World): void {
  const now = world.clock.now();
  const due: { at: number; happen: () => void }[] = [];
  for (const publish of world.state.publishes.values()) {
    const { dueAt, verdict } = publish;
    const endsAt = pullEndsAt(publish);
    if (endsAt !== null && endsAt <= now) due.push({ at: endsAt, happen: () => giveUpPull(world, publish, endsAt) });
    if (publish.state === 'processing' && dueAt !== null && verdict !== null && dueAt <= now) {
      due.push({ at: dueAt, happen: () => decide(world, publish, dueAt) });
    }
  }
  runInOrder(due);
  runInOrder(publicationsDue(world, now));
}

function runInOrder(due: { at: number; happen: () => void }[]): void {
  for (const { happen } of due.sort((left, right) => left.at - right.at)) happen();
}

function publicationsDue(world: World, now: number): { at: number; happen: () => void }[] {
  return [...world.state.publishes.values()].flatMap((publish) =>
    publish.posts
      .filter((post) => post.publicAt !== null && post.publicAt <= now && !post.announced)
      .map((post) => ({ at: post.publicAt ?? now, happen: () => becomePublic(world, publish, post) })),
  );
}

/** A download that takes longer than an hour is TikTok's to end. */
function giveUpPull(world: World, publish: Publish, at: number): void {
  abortPull(publish);
  finishAsFailed(world, publish, pullFailureOf(publish), at);
}

function decide(world: World, publish: Publish, at: number): void {
  if (publish.verdict !== 'ok') {
    finishAsFailed(world, publish, publish.verdict ?? 'internal', at);
  } else if (publish.mode === 'draft') {
    publish.state = 'in_inbox';
    publish.finishedAt = at;
    tell(world, publish, { event: 'post.publish.inbox_delivered', at });
  } else {
    createPost(world, publish, publish.postInfo ?? {}, at);
  }
}

/** A post comes to be: at the end of a direct publish, or each time its owner posts a draft. */
export function createPost(world: World, publish: Publish, info: JsonObject, at: number): Post {
  const isVisible = info.privacy_level !== 'SELF_ONLY';
  const post: Post = {
    postId: newPostId(at),
    createdAt: at,
    publicAt: isVisible ? at + world.timing.moderationMs : null,
    announced: false,
    info,
  };
  publish.posts.push(post);
  publish.state = 'complete';
  publish.finishedAt = at;
  tell(world, publish, { event: 'post.publish.complete', at });
  return post;
}

export function finishAsFailed(world: World, publish: Publish, reason: FailReason, at: number): void {
  publish.state = 'failed';
  publish.failReason = reason;
  publish.finishedAt = at;
  tell(world, publish, { event: 'post.publish.failed', at, more: { reason } });
}

function becomePublic(world: World, publish: Publish, post: Post): void {
  post.announced = true;
  const at = post.publicAt ?? post.createdAt;
  const more = { post_id: webhookPostId(world, post) };
  tell(world, publish, { event: 'post.publish.publicly_available', at, more });
}

/** A changed audience: what leaves the public eye is announced at once, what enters it passes moderation first. */
export function setAudience(world: World, { publish, post }: { publish: Publish; post: Post }, level: string): void {
  const now = world.clock.now();
  post.info = { ...post.info, privacy_level: level };
  if (level !== 'SELF_ONLY') {
    post.publicAt ??= now + world.timing.moderationMs;
    return;
  }
  const more = { post_id: webhookPostId(world, post) };
  if (post.announced) tell(world, publish, { event: 'post.publish.no_longer_publicaly_available', at: now, more });
  post.publicAt = null;
  post.announced = false;
}

export function webhookPostId(world: World, post: Post): string | bigint {
  return world.switches.webhookPostIdForm === 'number' ? BigInt(post.postId) : post.postId;
}

interface PublishEvent {
  event: string;
  at: number;
  more?: JsonObject;
}

export function tell(world: World, publish: Publish, { event, at, more = {} }: PublishEvent): void {
  const content = {
    publish_id: publish.publishId,
    ...more,
    publish_type: publish.mode === 'draft' ? 'INBOX_SHARE' : 'DIRECT_PUBLISH',
  };
  announce(world, { event, openId: openIdFor(publish.clientKey, publish.username), content, at });
}
