import type { EmulatorContext } from '../emulation.ts';
import { answer, readJsonBody } from '../wire/answers.ts';
import { isJsonObject } from '../wire/json.ts';
import { invalidParams, refusal } from '../wire/refusals.ts';
import type { Account } from '../world/account.ts';
import { startPublish } from '../world/publishes.ts';
import { startPull } from '../world/pull.ts';
import { admitCaller, type Caller, hasScope } from './caller.ts';
import { readPhotoPostInfo } from './post-info-rules.ts';
import { checkAudience, checkMayPost, checkMayShareDraft } from './publish-guards.ts';
import { checkPullUrl } from './pull-source.ts';

const maxPhotos = 35;
/** The TikTok app that can take photo drafts. */
const photoDraftVersion = { major: 31, minor: 8 };

/** `content/init`: photos, which are always pulled. `post_mode` decides which permission and which caps count. */
export async function initPhotos(c: EmulatorContext): Promise<Response> {
  const caller = admitCaller(c, 'photo_init');
  const { world, stuck, failReason } = c.var;
  const body = await readJsonBody(c);
  const mode = modeOf(body.post_mode);
  checkMode(c, caller, mode);
  if (body.media_type !== 'PHOTO') throw refusal('invalid_params');
  const postInfo = readPhotoPostInfo(body.post_info, mode, world.switches);
  const source = readPhotoSource(body.source_info);
  if (mode === 'direct') checkAudience(world, caller.account, postInfo.privacy_level);
  for (const url of source.pullUrls) checkPullUrl(url, world);
  // The label is documented beside post_info for photos; older copies of the page have it inside.
  const info = body.is_aigc === undefined ? postInfo : { ...postInfo, is_aigc: body.is_aigc };
  const faults = { isStuck: stuck !== null, forcedFailure: failReason?.reason ?? null };
  const publish = startPublish(world, { caller, mode, kind: 'photo', postInfo: info, ...source, ...faults });
  void startPull(world, publish);
  return answer(c, { publish_id: publish.publishId });
}

function modeOf(postMode: unknown): 'direct' | 'draft' {
  if (postMode === 'DIRECT_POST') return 'direct';
  if (postMode === 'MEDIA_UPLOAD') return 'draft';
  throw refusal('invalid_params');
}

function checkMode(c: EmulatorContext, caller: Caller, mode: 'direct' | 'draft'): void {
  const { world } = c.var;
  if (!hasScope(caller, mode === 'direct' ? 'video.publish' : 'video.upload')) throw refusal('scope_not_authorized');
  if (mode === 'direct') {
    checkMayPost(world, caller.account);
    return;
  }
  checkMayShareDraft(world, caller.account);
  checkAppVersion(caller.account);
}

function checkAppVersion({ appVersion }: Account): void {
  const [major = 0, minor = 0] = appVersion.split('.').map(Number);
  const isNewEnough =
    major > photoDraftVersion.major || (major === photoDraftVersion.major && minor >= photoDraftVersion.minor);
  if (!isNewEnough) throw refusal('app_version_check_failed');
}

function readPhotoSource(value: unknown): { pullUrls: string[]; coverIndex: number } {
  const wrong = refusal('invalid_params', { message: invalidParams.sourceInfo });
  if (!isJsonObject(value) || value.source !== 'PULL_FROM_URL') throw wrong;
  const { photo_images: images, photo_cover_index: coverIndex } = value;
  if (!Array.isArray(images) || images.length < 1 || images.length > maxPhotos) throw wrong;
  const pullUrls = images.filter((url): url is string => typeof url === 'string');
  const isCover = typeof coverIndex === 'number' && Number.isInteger(coverIndex);
  if (pullUrls.length !== images.length || !isCover || coverIndex < 0 || coverIndex >= images.length) throw wrong;
  return { pullUrls, coverIndex };
}
