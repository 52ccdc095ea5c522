import { isJsonObject, type JsonObject } from '../wire/json.ts';
import { invalidParams, refusal } from '../wire/refusals.ts';
import { privacyLevels } from '../world/account.ts';
import type { EmulatorSwitches } from '../switches.ts';

type FieldType = 'string' | 'boolean' | 'int32';

const videoFields: Readonly<Record<string, FieldType>> = {
  privacy_level: 'string',
  title: 'string',
  disable_duet: 'boolean',
  disable_stitch: 'boolean',
  disable_comment: 'boolean',
  video_cover_timestamp_ms: 'int32',
  brand_content_toggle: 'boolean',
  brand_organic_toggle: 'boolean',
  is_aigc: 'boolean',
};

const photoFields: Readonly<Record<string, FieldType>> = {
  privacy_level: 'string',
  title: 'string',
  description: 'string',
  disable_comment: 'boolean',
  auto_add_music: 'boolean',
  brand_content_toggle: 'boolean',
  brand_organic_toggle: 'boolean',
  is_aigc: 'boolean',
};

/** UTF-16 code units, as TikTok counts them: an emoji is two. */
const limits = { videoTitle: 2200, photoTitle: 90, photoDescription: 4000 };

/** The form of post_info; whether the account allows what it asks for is checked after the whole body was read. */
export function readVideoPostInfo(value: unknown, switches: EmulatorSwitches): JsonObject {
  const info = readFields(value, videoFields);
  checkText(info.title, limits.videoTitle);
  return checkPrivacy(info, switches);
}

export function readPhotoPostInfo(value: unknown, mode: 'direct' | 'draft', switches: EmulatorSwitches): JsonObject {
  const info = mode === 'draft' && value === undefined ? {} : readFields(value, photoFields, mode === 'draft');
  checkText(info.title, limits.photoTitle);
  checkText(info.description, limits.photoDescription);
  return mode === 'draft' ? info : checkPrivacy(info, switches);
}

function readFields(value: unknown, fields: Readonly<Record<string, FieldType>>, mayBeEmpty = false): JsonObject {
  if (!isJsonObject(value) || (!mayBeEmpty && Object.keys(value).length === 0)) throw wrongPostInfo();
  for (const [name, type] of Object.entries(fields)) {
    if (!isOfType(value[name], type)) throw wrongPostInfo();
  }
  return value;
}

function checkText(text: unknown, maxUnits: number): void {
  if (typeof text === 'string' && text.length > maxUnits) throw wrongPostInfo();
}

function checkPrivacy(info: JsonObject, switches: EmulatorSwitches): JsonObject {
  const level = info.privacy_level;
  const isKnown = level === undefined || privacyLevels.some((known) => known === level);
  const isBrandedForOneself = info.brand_content_toggle === true && level === 'SELF_ONLY';
  if (!isKnown || (isBrandedForOneself && switches.brandedSelfOnly === 'refuse')) throw wrongPostInfo();
  return info;
}

function isOfType(value: unknown, type: FieldType): boolean {
  if (value === undefined) return true;
  if (type === 'int32') return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 31;
  return typeof value === type;
}

function wrongPostInfo() {
  return refusal('invalid_params', { message: invalidParams.postInfo });
}
