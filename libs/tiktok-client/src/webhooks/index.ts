import { TikTokWebhookError } from '../errors/tiktok-error.ts';
import { isSignedBy, parseSignatureHeader, sign } from './signature.ts';
import { readWebhookEvent } from './webhook-event.ts';
import type { WebhookEvent } from './webhook-event.ts';

export { WEBHOOK_EVENTS } from './webhook-event.ts';
export type { WebhookEvent } from './webhook-event.ts';

const DEFAULT_TOLERANCE_SEC = 300;

export interface VerifyWebhookRequest {
  /** The bytes as received, before any parsing. */
  readonly rawBody: Uint8Array | string;
  /** Value of the header `TikTok-Signature`. */
  readonly header: string | null | undefined;
  /** The client secret; several while it is being changed. */
  readonly secrets: string | readonly string[];
  /** Milliseconds since 1970; default `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** How old (or ahead) the signature may be. Default 300. */
  readonly toleranceSec?: number | undefined;
}

export interface SignWebhookRequest {
  readonly rawBody: Uint8Array | string;
  readonly secret: string;
  /** Default: now. */
  readonly timestampSec?: number | undefined;
}

/** Checks signature, then age, then reads the event. @throws TikTokWebhookError */
export async function verifyWebhook({
  rawBody,
  header,
  secrets,
  now = Date.now,
  toleranceSec = DEFAULT_TOLERANCE_SEC,
}: VerifyWebhookRequest): Promise<WebhookEvent> {
  const parsed = parseSignatureHeader(header ?? '');
  if (!parsed) {
    throw new TikTokWebhookError('webhook_header_malformed');
  }
  const bytes = asBytes(rawBody);
  const matches = await Promise.all([secrets].flat().map((secret) => isSignedBy(secret, parsed, bytes)));
  if (!matches.includes(true)) {
    throw new TikTokWebhookError('webhook_signature_mismatch');
  }
  if (Math.abs(now() / 1000 - parsed.timestampSec) > toleranceSec) {
    throw new TikTokWebhookError('webhook_timestamp_out_of_tolerance');
  }
  return readWebhookEvent(bytes);
}

/** The value of `TikTok-Signature` for a body; for tests and for an emulator. */
export async function signWebhook({
  rawBody,
  secret,
  timestampSec = Math.floor(Date.now() / 1000),
}: SignWebhookRequest): Promise<string> {
  const signature = await sign(secret, timestampSec, asBytes(rawBody));
  return `t=${timestampSec},s=${Array.from(signature, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function asBytes(body: Uint8Array | string): Uint8Array {
  return typeof body === 'string' ? new TextEncoder().encode(body) : body;
}
