import * as v from 'valibot';

/** A TCP port as text, e.g. `3000`. */
export const PortSchema = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/, 'must be a port from 1 to 65535'),
  v.transform(Number),
  v.minValue(1, 'must be a port from 1 to 65535'),
  v.maxValue(65535, 'must be a port from 1 to 65535'),
);

const minutesFormat = 'must be a whole number of minutes from 0 to 43200';

/** Minutes as text, up to 30 days. */
export const MinutesSchema = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/, minutesFormat),
  v.transform(Number),
  v.maxValue(43_200, minutesFormat),
);

/** `a, b,c` → `['a','b','c']`, each read by `item`; empty text is an empty list. */
export const ListSchema = <const S extends v.GenericSchema<string, string>>(item: S) =>
  v.pipe(
    v.string(),
    v.transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    ),
    v.array(item),
  );

/** `scheme://host[:port]`, nothing after it. */
export const OriginSchema = v.pipe(
  v.string(),
  v.regex(/^https?:\/\/[^/?#@\s]+$/, 'must be a list of origins such as https://portal.example.com'),
);

const pullBaseUrlFormat =
  'must be an https address TikTok can reach, such as https://media.example.com (plain http only without a dot or on loopback)';

/**
 * TikTok fetches over https only. An emulator may do without, from a host TikTok can never reach: loopback, or a name without
 * a dot, as containers have. No query, no fragment, no credentials.
 */
export const PullBaseUrlSchema = v.pipe(
  v.string(),
  v.regex(/^(?:https:\/\/|http:\/\/(?:[a-z0-9-]+|127\.0\.0\.1|\[::1\])(?=[:/]|$))[^?#@\s]+$/, pullBaseUrlFormat),
  v.url(pullBaseUrlFormat),
  v.transform((url) => url.replace(/\/+$/, '')),
);

/** A host pattern (`*.tiktokapis.com`, https only) or a full origin (`http://emulator:4010`, exactly that one). */
export const UploadHostSchema = v.pipe(
  v.string(),
  v.regex(
    /^(?:https?:\/\/[^/?#@\s*]+|(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*)$/i,
    'must be a list of hosts such as *.tiktokapis.com or origins such as http://127.0.0.1:4010',
  ),
);

const webhookSecretsFormat = 'must be secrets of at least 8 characters, comma-separated, newest first';

/** `secret` or `new-secret,old-secret`: while it is being changed, TikTok may sign with either. */
export const WebhookSecretsSchema = v.pipe(
  ListSchema(v.pipe(v.string(), v.minLength(8, webhookSecretsFormat))),
  v.minLength(1, webhookSecretsFormat),
);

const callsFormat = 'must be init:6,creator_info:20,status:30 with numbers of your app';
const calls = v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/, callsFormat), v.transform(Number));

/** `init:6,creator_info:20,status:30` → the numbers by name; all three must be there. */
export const CallsPerMinuteSchema = v.pipe(
  v.string(),
  v.transform((text): unknown => Object.fromEntries(text.split(',').map((part) => part.trim().split(':')))),
  v.strictObject({ init: calls, creator_info: calls, status: calls }, callsFormat),
);
export type CallsPerMinute = v.InferOutput<typeof CallsPerMinuteSchema>;

/** One AES-256 key with the id that ciphertexts name it by. */
export interface EncryptionKey {
  id: string;
  key: Buffer;
}

const keyFormat = 'must be id:key pairs, comma-separated, newest first, each key 32 bytes in base64';

function parseKey(text: string): EncryptionKey | null {
  const match = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]{43}=)$/.exec(text.trim());
  if (!match?.[1] || !match[2]) return null;
  const key = Buffer.from(match[2], 'base64');
  return key.length === 32 ? { id: match[1], key } : null;
}

/** `id:base64key,…`, newest first: the first key encrypts, all decrypt. */
export const EncryptionKeysSchema = v.pipe(
  v.string(`is missing; it ${keyFormat}`),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const keys = dataset.value.split(',').map(parseKey);
    const good = keys.filter((key) => key !== null);
    const distinct = new Set(good.map((key) => key.id)).size === good.length;
    if (good.length === 0 || good.length !== keys.length || !distinct) {
      // The value is a secret, so the message must not quote it.
      addIssue({ message: keyFormat });
      return NEVER;
    }
    return good;
  }),
);
