import type { Caller } from '../api/caller.ts';
import type { ChunkPlan } from '../api/chunk-rules.ts';
import { newPublishId, newUploadId, newUploadToken, type PublishKind } from '../wire/ids.ts';
import type { JsonObject } from '../wire/json.ts';
import { lives } from './authorization.ts';
import type { FailReason, PlannedFetch, Publish, Upload } from './publish.ts';
import type { World } from './world.ts';

interface PublishStart {
  caller: Caller;
  mode: Publish['mode'];
  kind: Publish['kind'];
  postInfo: JsonObject | null;
  plan?: ChunkPlan;
  pullUrls?: string[];
  fetches?: PlannedFetch[] | null;
  coverIndex?: number;
  isStuck?: boolean;
  forcedFailure?: FailReason | null;
}

/** An accepted init: from here on there may be a post. */
export function startPublish(world: World, start: PublishStart): Publish {
  const now = world.clock.now();
  const { grant, account } = start.caller;
  const publish: Publish = {
    publishId: newPublishId(prefixOf(start), now),
    clientKey: grant.clientKey,
    username: account.username,
    grantId: grant.grantId,
    mode: start.mode,
    kind: start.kind,
    source: start.plan ? 'FILE_UPLOAD' : 'PULL_FROM_URL',
    postInfo: start.postInfo,
    pullUrls: start.pullUrls ?? [],
    fetches: start.fetches ?? null,
    coverIndex: start.coverIndex ?? 0,
    initAt: now,
    state: 'transferring',
    upload: start.plan ? newUpload(start.plan, now) : null,
    downloadedBytes: 0,
    media: [],
    facts: null,
    dueAt: null,
    verdict: null,
    forcedFailure: start.forcedFailure ?? null,
    isStuck: start.isStuck ?? false,
    failReason: null,
    finishedAt: null,
    posts: [],
  };
  world.state.publishes.set(publish.publishId, publish);
  return publish;
}

function prefixOf({ kind, mode, plan }: PublishStart): PublishKind {
  if (kind === 'photo') return 'p_pub_url~v2';
  if (mode === 'draft') return plan ? 'v_inbox_file~v2' : 'v_inbox_url~v2';
  return plan ? 'v_pub_file~v2-1' : 'v_pub_url~v2';
}

function newUpload(plan: ChunkPlan, now: number): Upload {
  return {
    ...plan,
    uploadId: newUploadId(now),
    token: newUploadToken(),
    expiresAt: now + lives.uploadUrl,
    takenChunks: 0,
    uploadedBytes: 0,
  };
}

/** At most 256 characters, as documented; the token in it is the only credential of the PUT. */
export function uploadUrlOf({ upload }: Publish, origin: string): string {
  return upload ? `${origin}/upload?upload_id=${upload.uploadId}&upload_token=${upload.token}` : '';
}

export function findByUpload(world: World, uploadId: string, token: string): (Publish & { upload: Upload }) | null {
  for (const publish of world.state.publishes.values()) {
    const { upload } = publish;
    if (upload?.uploadId === uploadId && upload.token === token) return Object.assign(publish, { upload });
  }
  return null;
}
