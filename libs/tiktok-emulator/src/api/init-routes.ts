import { Hono } from 'hono';
import type { EmulatorContext, Environment } from '../emulation.ts';
import { answer, readJsonBody } from '../wire/answers.ts';
import { endpoints } from '../wire/endpoints.ts';
import { isJsonObject, type JsonObject } from '../wire/json.ts';
import { invalidParams, refusal } from '../wire/refusals.ts';
import { startPublish, uploadUrlOf } from '../world/publishes.ts';
import { startPull } from '../world/pull.ts';
import { admitCaller } from './caller.ts';
import { type ChunkPlan, readChunkPlan } from './chunk-rules.ts';
import { initPhotos } from './photo-init.ts';
import { readVideoPostInfo } from './post-info-rules.ts';
import { checkAudience, checkMayPost, checkMayShareDraft } from './publish-guards.ts';
import { checkPullUrl } from './pull-source.ts';

export function initRoutes(): Hono<Environment> {
  const routes = new Hono<Environment>({ strict: true });
  routes.post(endpoints.video_init.path, initDirect);
  routes.post(endpoints.inbox_init.path, initDraft);
  routes.post(endpoints.photo_init.path, initPhotos);
  return routes;
}

async function initDirect(c: EmulatorContext): Promise<Response> {
  const caller = admitCaller(c, 'video_init');
  const { world } = c.var;
  checkMayPost(world, caller.account);
  const body = await readJsonBody(c);
  const postInfo = readVideoPostInfo(body.post_info, world.switches);
  const source = readVideoSource(c, body.source_info);
  checkAudience(world, caller.account, postInfo.privacy_level);
  return begin(c, source, { caller, mode: 'direct', postInfo });
}

/** `post_info` is ignored here: no caption reaches a video draft. */
async function initDraft(c: EmulatorContext): Promise<Response> {
  const caller = admitCaller(c, 'inbox_init');
  checkMayShareDraft(c.var.world, caller.account);
  const body = await readJsonBody(c);
  if (body.post_info !== undefined) c.var.notes.push('post_info is ignored for video drafts');
  return begin(c, readVideoSource(c, body.source_info), { caller, mode: 'draft', postInfo: null });
}

type VideoSource = { plan: ChunkPlan } | { url: string };

function readVideoSource(c: EmulatorContext, value: unknown): VideoSource {
  if (!isJsonObject(value)) throw refusal('invalid_params', { message: invalidParams.sourceInfo });
  if (value.source === 'FILE_UPLOAD') return { plan: planOf(c, value) };
  if (value.source === 'PULL_FROM_URL' && typeof value.video_url === 'string') return { url: value.video_url };
  throw refusal('invalid_params', { message: invalidParams.sourceInfo });
}

function planOf(c: EmulatorContext, source: JsonObject): ChunkPlan {
  const plan = readChunkPlan(source, c.var.world.switches.chunkBounds);
  if ('wrong' in plan) throw refusal('invalid_params', { message: plan.wrong });
  return plan;
}

type Beginning = Pick<Parameters<typeof startPublish>[1], 'caller' | 'mode' | 'postInfo'>;

async function begin(c: EmulatorContext, source: VideoSource, beginning: Beginning): Promise<Response> {
  const { world, uploadOrigin } = c.var;
  const { stuck, failReason, pull } = c.var;
  const faults = { isStuck: stuck !== null, forcedFailure: failReason?.reason ?? null };
  if ('url' in source) {
    checkPullUrl(source.url, world);
    const pulled = { pullUrls: [source.url], fetches: pull?.fetches ?? null };
    const publish = startPublish(world, { ...beginning, ...faults, kind: 'video', ...pulled });
    const download = startPull(world, publish);
    if (pull?.answer === 'last') await download;
    return answer(c, { publish_id: publish.publishId });
  }
  const publish = startPublish(world, { ...beginning, ...faults, kind: 'video', plan: source.plan });
  return answer(c, { publish_id: publish.publishId, upload_url: uploadUrlOf(publish, uploadOrigin) });
}
