import * as v from 'valibot';

export const privacyLevels = [
  'PUBLIC_TO_EVERYONE',
  'MUTUAL_FOLLOW_FRIENDS',
  'FOLLOWER_OF_CREATOR',
  'SELF_ONLY',
] as const;
export type PrivacyLevel = (typeof privacyLevels)[number];

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const capsSchema = v.object({
  /** Direct posts in any 24 hours; TikTok names "about 15". */
  directPostsPer24h: v.optional(count, 15),
  /** Drafts handed over by API in any 24 hours. */
  pendingSharesPer24h: v.optional(count, 5),
});

/** A TikTok user of the emulated world. */
export const accountSchema = v.object({
  /** The handle: letters, digits, underscores and full stops, as TikTok allows. */
  username: v.pipe(v.string(), v.regex(/^[a-z0-9_.]{2,24}$/, 'must be 2 to 24 of a-z, 0-9, "_" and "."')),
  displayName: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  private: v.optional(v.boolean(), false),
  /** What creator_info offers instead of what follows from `private`; null: just that. */
  privacyLevelOptions: v.optional(v.nullable(v.pipe(v.array(v.picklist(privacyLevels)), v.minLength(1))), null),
  commentDisabled: v.optional(v.boolean(), false),
  duetDisabled: v.optional(v.boolean(), false),
  stitchDisabled: v.optional(v.boolean(), false),
  maxVideoPostDurationSec: v.optional(v.pipe(count, v.minValue(1)), 600),
  bio: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
  verified: v.optional(v.boolean(), false),
  followerCount: v.optional(count, 0),
  followingCount: v.optional(count, 0),
  /** TikTok took this account's right to post. */
  bannedFromPosting: v.optional(v.boolean(), false),
  /** The TikTok app on this person's phone; photo drafts need 31.8. */
  appVersion: v.optional(v.pipe(v.string(), v.regex(/^\d+\.\d+$/)), '43.1'),
  caps: v.optional(capsSchema, {}),
});

const { username: _name, ...settings } = accountSchema.entries;

/** Changes to an account; what is absent stays as it is. */
export const accountSettingsSchema = v.partial(v.strictObject(settings));
export type AccountSettings = v.InferOutput<typeof accountSettingsSchema>;

export type Account = v.InferOutput<typeof accountSchema>;
export type AccountInput = v.InferInput<typeof accountSchema>;

export const seededAccounts: readonly AccountInput[] = [
  {
    username: 'ava.studio',
    displayName: 'Ava Laurent',
    bio: 'Shop windows, coffee and slow light.',
    verified: true,
    followerCount: 48_200,
    followingCount: 312,
  },
  {
    username: 'leo.creates',
    displayName: 'Leo Marin',
    bio: 'Making of everything.',
    followerCount: 9_740,
    followingCount: 188,
    maxVideoPostDurationSec: 300,
    stitchDisabled: true,
  },
  {
    username: 'noor.private',
    displayName: 'Noor',
    bio: 'For friends.',
    private: true,
    followerCount: 126,
    followingCount: 140,
    maxVideoPostDurationSec: 180,
  },
];

export function changedAccount(account: Account, settings: AccountSettings): Account {
  return v.parse(accountSchema, { ...account, ...settings });
}

/** What the account's privacy setting lets its owner choose; the app's audit does not show here. */
export function privacyOptionsOf(account: Account): PrivacyLevel[] {
  if (account.privacyLevelOptions) return account.privacyLevelOptions;
  return [account.private ? 'FOLLOWER_OF_CREATOR' : 'PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'];
}

export function isDuetDisabled(account: Account): boolean {
  return account.private || account.duetDisabled;
}

export function isStitchDisabled(account: Account): boolean {
  return account.private || account.stitchDisabled;
}
