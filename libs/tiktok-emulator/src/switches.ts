import * as v from 'valibot';

/**
 * What TikTok's documentation leaves open, as switches. The defaults follow recorded answers of the live service where
 * there are any; docs/tiktok-assumptions.md names the source of each.
 */
export const switchesSchema = v.object({
  /** `ok`: OAuth failures come with HTTP 200 and a flat body, as recorded live. `rfc`: 400, and 401 for invalid_client. */
  oauthFailureStatus: v.optional(v.picklist(['ok', 'rfc']), 'ok'),
  /** `by-redirect`: loopback redirects are Desktop (hex challenge required), https redirects are Web (challenge optional). */
  pkce: v.optional(v.picklist(['by-redirect', 'hex-everywhere']), 'by-redirect'),
  refreshRotation: v.optional(v.picklist(['always', 'never']), 'always'),
  /** How long a rotated refresh token may still be used, in milliseconds. */
  refreshGraceMs: v.optional(v.pipe(v.number(), v.minValue(0)), 0),
  /** `when-asked`: the consent page is skipped only for `disable_auto_auth=0`. `by-default`: unless `disable_auto_auth=1`. */
  silentConsent: v.optional(v.picklist(['when-asked', 'by-default']), 'when-asked'),
  missingFieldScope: v.optional(
    v.picklist(['scope_not_authorized', 'scope_permission_missed', 'omit']),
    'scope_not_authorized',
  ),
  invalidParamsCode: v.optional(v.picklist(['invalid_params', 'invalid_param']), 'invalid_params'),
  /** Whether the log names body keys that TikTok reads over without a word. */
  unknownBodyKeys: v.optional(v.picklist(['ignore', 'note']), 'ignore'),
  privacyOptions: v.optional(v.picklist(['by-account', 'self-only-when-unaudited']), 'by-account'),
  brandedSelfOnly: v.optional(v.picklist(['refuse', 'accept']), 'refuse'),
  /** Whether the 5, 64 and 128 "MB" of the chunk rules are binary or decimal megabytes. */
  chunkBounds: v.optional(v.picklist(['binary', 'decimal']), 'binary'),
  /** What a second PUT of a range that was taken already gets: 416, or 206 without effect. */
  repeatedChunk: v.optional(v.picklist(['refuse', 'accept']), 'refuse'),
  /** `real`: the bytes decide between published and failed. `accept-all`: any bytes pass, for tests with made-up files. */
  mediaProbe: v.optional(v.picklist(['real', 'accept-all']), 'real'),
  postIdForm: v.optional(v.picklist(['number', 'string', 'never']), 'number'),
  webhookPostIdForm: v.optional(v.picklist(['string', 'number']), 'string'),
  /** What happens to webhooks on their way: each twice, in reverse order, or never. */
  webhookDelivery: v.optional(v.picklist(['normal', 'duplicate', 'reorder', 'lose']), 'normal'),
  rateLimits: v.optional(v.picklist(['on', 'off']), 'on'),
  /** Whether a 429 names its `Retry-After`; TikTok documents none. */
  retryAfter: v.optional(v.picklist(['absent', 'present']), 'absent'),
  /** How a pulled video is asked for: with one request, or part after part by `Range`. */
  pullRequests: v.optional(v.picklist(['whole', 'ranges']), 'whole'),
});

export type EmulatorSwitches = v.InferOutput<typeof switchesSchema>;

export const defaultSwitches: EmulatorSwitches = v.parse(switchesSchema, {});
