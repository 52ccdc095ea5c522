import { isDeepStrictEqual } from 'node:util';
import { factsOf, type ScriptFault, type ScriptRequest } from './script-request.ts';

type Settings = Readonly<Record<string, unknown>>;

interface ToldSettings {
  /** As they were when TikTok first told them; empty when it never did. */
  readonly first: Settings;
  /** Each change, at the request that saw it first. */
  readonly changes: readonly ScriptFault[];
}

/** The account as creator_info told it, from call to call. */
export function toldSettings(requests: readonly ScriptRequest[]): ToldSettings {
  const told = requests
    .filter(({ exchange }) => exchange.call === 'creator_info' && exchange.failure === null)
    .map(({ exchange, skip }) => ({ settings: settingsOf(factsOf(exchange)), skip }));
  const changed = told.filter(({ settings }, index) => {
    const before = told[index - 1];
    return before !== undefined && !isDeepStrictEqual(before.settings, settings);
  });
  return {
    first: told[0]?.settings ?? {},
    changes: changed.map(({ settings, skip }) => ({ kind: 'account_settings', at: 'creator_info', skip, settings })),
  };
}

/** What follows from the account's privacy, so that it need not be said. */
const usualOptions = (isPrivate: boolean) => [
  isPrivate ? 'FOLLOWER_OF_CREATOR' : 'PUBLIC_TO_EVERYONE',
  'MUTUAL_FOLLOW_FRIENDS',
  'SELF_ONLY',
];

/** In the emulator's words. A private account has neither Duet nor Stitch, and nobody outside to show itself to. */
function settingsOf(facts: Settings): Settings {
  const options = Array.isArray(facts['privacy_level_options']) ? facts['privacy_level_options'] : [];
  const isClosed = facts['duet_disabled'] === true && facts['stitch_disabled'] === true;
  const isPrivate = isClosed && !options.includes('PUBLIC_TO_EVERYONE');
  const isUsual = options.length === 0 || isDeepStrictEqual(options, usualOptions(isPrivate));
  return {
    private: isPrivate,
    privacyLevelOptions: isUsual ? null : options,
    commentDisabled: facts['comment_disabled'] === true,
    duetDisabled: facts['duet_disabled'] === true,
    stitchDisabled: facts['stitch_disabled'] === true,
    ...(Number(facts['max_video_post_duration_sec']) >= 1
      ? { maxVideoPostDurationSec: facts['max_video_post_duration_sec'] }
      : {}),
  };
}
