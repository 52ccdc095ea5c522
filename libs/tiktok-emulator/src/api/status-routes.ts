import { Hono } from 'hono';
import type { EmulatorContext, Environment } from '../emulation.ts';
import { answer, readJsonBody } from '../wire/answers.ts';
import { endpoints } from '../wire/endpoints.ts';
import type { JsonObject } from '../wire/json.ts';
import { refusal } from '../wire/refusals.ts';
import { finishAsFailed, settle } from '../world/progress.ts';
import { type Publish, type PublishState } from '../world/publish.ts';
import { abortPull } from '../world/running-pulls.ts';
import type { World } from '../world/world.ts';
import { admitCaller, type Caller } from './caller.ts';

export function statusRoutes(): Hono<Environment> {
  const routes = new Hono<Environment>({ strict: true });
  routes.post(endpoints.status.path, async (c) => {
    const publish = await findOwnPublish(c, admitCaller(c, 'status'));
    settle(c.var.world);
    return answer(c, describe(c.var.world, publish));
  });
  routes.post(endpoints.cancel.path, async (c) => {
    const publish = await findOwnPublish(c, admitCaller(c, 'cancel'));
    if (publish.state !== 'transferring' || publish.source !== 'PULL_FROM_URL')
      throw refusal('publish_not_cancellable');
    abortPull(publish);
    finishAsFailed(c.var.world, publish, 'publish_cancelled', c.var.world.clock.now());
    return answer(c);
  });
  return routes;
}

async function findOwnPublish(c: EmulatorContext, { account }: Caller): Promise<Publish> {
  const { publish_id: id } = await readJsonBody(c);
  const publish = typeof id === 'string' ? c.var.world.state.publishes.get(id) : undefined;
  if (!publish) throw refusal('invalid_publish_id');
  if (publish.username !== account.username) throw refusal('token_not_authorized_for_specified_publish_id');
  return publish;
}

const finalStatuses: Readonly<Record<Exclude<PublishState, 'transferring' | 'processing'>, string>> = {
  in_inbox: 'SEND_TO_USER_INBOX',
  complete: 'PUBLISH_COMPLETE',
  failed: 'FAILED',
};

/** The status as TikTok tells it: fields that are empty are left out, post ids are bare int64 numbers. */
function describe(world: World, publish: Publish): JsonObject {
  const ids = visiblePostIds(world, publish);
  const isUpload = publish.source === 'FILE_UPLOAD';
  return {
    ...(publish.failReason !== null && { fail_reason: publish.failReason }),
    ...(ids.length > 0 && { publicaly_available_post_id: ids }),
    status: statusOf(publish, isUpload ? 'PROCESSING_UPLOAD' : 'PROCESSING_DOWNLOAD'),
    ...(publish.state !== 'failed' && bytesOf(publish)),
  };
}

/** A failed publish was recorded without any count of bytes. */
function bytesOf({ upload, downloadedBytes }: Publish): JsonObject {
  return {
    ...(upload && upload.uploadedBytes > 0 && { uploaded_bytes: upload.uploadedBytes }),
    ...(downloadedBytes > 0 && { downloaded_bytes: downloadedBytes }),
  };
}

function statusOf({ state }: Publish, whileOpen: string): string {
  return state === 'transferring' || state === 'processing' ? whileOpen : finalStatuses[state];
}

function visiblePostIds(world: World, publish: Publish): (bigint | string)[] {
  const { postIdForm } = world.switches;
  if (postIdForm === 'never') return [];
  const now = world.clock.now();
  const visible = publish.posts.filter(({ publicAt }) => publicAt !== null && publicAt <= now);
  return visible.map(({ postId }) => (postIdForm === 'string' ? postId : BigInt(postId)));
}
