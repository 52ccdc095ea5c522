import * as v from 'valibot';
import { redirectKindOf } from '../api/redirect-uri.ts';
import { removalReasons } from '../world/authorizations.ts';
import { scopes } from '../world/client-app.ts';
import { removalReasonSchema } from '../world/fault.ts';

const maxRedirectUris = 10;
const maxTargetUsers = 10;

// A loopback redirect may be registered for every port at once, with an asterisk in place of the number.
const anyPort = /^(https?:\/\/(?:localhost|127\.0\.0\.1)):\*/;

const redirectUri = v.pipe(
  v.string(),
  v.check(
    (uri) => redirectKindOf(uri.replace(anyPort, '$1:1')) !== null,
    'must be https on a public host, or loopback with a port; no query, no fragment',
  ),
);

/** An https prefix that ends in "/", or a bare domain that covers its subdomains too. */
const verifiedPrefix = v.pipe(
  v.string(),
  v.regex(
    /^https?:\/\/[^/?#]+\/([^?#]*\/)?$|^[a-z0-9-]+(\.[a-z0-9-]+)+$/,
    'must be a prefix ending in "/" or a domain',
  ),
);

export const appPatchSchema = v.partial(
  v.object({
    name: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
    clientKey: v.pipe(v.string(), v.regex(/^[a-z0-9]{16,18}$/)),
    clientSecret: v.pipe(v.string(), v.minLength(8)),
    redirectUris: v.pipe(v.array(redirectUri), v.maxLength(maxRedirectUris)),
    scopes: v.array(v.picklist(scopes)),
    audited: v.boolean(),
    userCapPer24h: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
    verifiedPrefixes: v.array(verifiedPrefix),
    allowLoopbackPull: v.boolean(),
    webhookUrl: v.nullable(v.pipe(v.string(), v.url())),
    targetUsers: v.nullable(v.pipe(v.array(v.string()), v.maxLength(maxTargetUsers))),
  }),
);

export const removalSchema = v.object({
  account: v.string(),
  /** Why: one of TikTok's reasons, the user's own wish when absent. */
  reason: v.optional(removalReasonSchema, removalReasons.userDisconnected),
});

export const consentSchema = v.object({
  auto: v.boolean(),
  account: v.optional(v.string(), 'ava.studio'),
  /** What the user ticks; all that is asked for when absent. */
  scopes: v.optional(v.array(v.picklist(scopes))),
});

const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(0));

export const clockSchema = v.object({
  advanceMs: v.optional(milliseconds, 0),
  processingMs: v.optional(milliseconds),
  moderationMs: v.optional(milliseconds),
});
