/** The app that is registered at TikTok's developer portal. */
export interface ClientApp {
  name: string;
  clientKey: string;
  clientSecret: string;
  /** Registered besides the loopback ones, which are all allowed. Compared byte for byte. */
  redirectUris: string[];
  scopes: Scope[];
  /** Whether TikTok's audit of Content Posting was passed: without it only private accounts can be posted to directly. */
  audited: boolean;
  /** Distinct users that may post in 24 hours; null stands for "no limit" of an audited app. */
  userCapPer24h: number | null;
  /** `https://host/path/` prefixes and bare domains media may be pulled from. */
  verifiedPrefixes: string[];
  /** Whether plain http from loopback may be pulled, so that PULL_FROM_URL can be tried on one machine. */
  allowLoopbackPull: boolean;
  webhookUrl: string | null;
  /** Set: the app is a sandbox and only these users may sign in. */
  targetUsers: string[] | null;
}

export const scopes = [
  'user.info.basic',
  'user.info.profile',
  'user.info.stats',
  'video.list',
  'video.upload',
  'video.publish',
] as const;
export type Scope = (typeof scopes)[number];

export const scopeDescriptions: Readonly<Record<Scope, string>> = {
  'user.info.basic': 'Read your profile info (avatar, display name)',
  'user.info.profile': 'Read access to your profile page (username, bio, verified status)',
  'user.info.stats': 'Read access to your profile engagement statistics',
  'video.list': 'Read your public videos on TikTok',
  'video.upload': 'Share your content as a draft to your TikTok inbox',
  'video.publish': 'Post content to TikTok',
};

/** Users an app that was not audited may post for in 24 hours. */
export const unauditedUserCap = 5;

export function userCapOf(app: ClientApp): number {
  return app.userCapPer24h ?? (app.audited ? Infinity : unauditedUserCap);
}

export function createClientApp(): ClientApp {
  return {
    name: 'FlowCast Studio',
    clientKey: 'awemulator0000001',
    clientSecret: 'emulator-secret',
    redirectUris: [],
    scopes: [...scopes],
    audited: true,
    userCapPer24h: null,
    verifiedPrefixes: [],
    allowLoopbackPull: false,
    webhookUrl: null,
    targetUsers: null,
  };
}
