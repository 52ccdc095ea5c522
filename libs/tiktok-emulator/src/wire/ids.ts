import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';

const unreserved = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** 34 characters: UTC time `YYYYMMDDhhmmss` and 20 upper-case hex digits. */
export function newLogId(now: number): string {
  const time = new Date(now).toISOString().replaceAll(/\D/g, '').slice(0, 14);
  return time + randomBytes(10).toString('hex').toUpperCase();
}

export function newAccessToken(): string {
  return `act.${text(64)}!${randomInt(4000, 6999)}.e1`;
}

export function newRefreshToken(): string {
  return `rft.${text(64)}!${randomInt(4000, 6999)}.e1`;
}

export function newClientToken(): string {
  return `clt.${text(48)}!${randomInt(4000, 6999)}.e1`;
}

/** Carries `*` and `!` on purpose: they reveal clients that decode the code twice or not at all. */
export function newAuthorizationCode(): string {
  return `${text(80)}*${randomInt(0, 2)}!${randomInt(4000, 6999)}.e1`;
}

/** The same person and app always get the same id, also after a restart. May begin with `-` and hold `_`. */
export function openIdFor(clientKey: string, username: string): string {
  return `-000${createHash('sha256').update(`${clientKey}\n${username}`).digest('base64url').slice(0, 32)}`;
}

export function unionIdFor(username: string): string {
  const hex = createHash('sha256').update(`union\n${username}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

export type PublishKind = 'v_pub_file~v2-1' | 'v_pub_url~v2' | 'v_inbox_file~v2' | 'v_inbox_url~v2' | 'p_pub_url~v2';

export function newPublishId(kind: PublishKind, now: number): string {
  return `${kind}.${snowflake(now)}`;
}

/** 19 digits, above 2^53, and never equal to its own rounding to a double: a client that uses `number` is caught. */
export function newPostId(now: number): string {
  let id = snowflake(now);
  while (id.endsWith('000') || String(Number(id)) === id || BigInt(Number(id)) === BigInt(id)) id = snowflake(now);
  return id;
}

export function newUploadId(now: number): string {
  return snowflake(now);
}

export function newUploadToken(): string {
  return randomUUID();
}

/** TikTok's ids hold their second in the upper 32 bits. */
function snowflake(now: number): string {
  return String((BigInt(Math.floor(now / 1000)) << 32n) | BigInt(randomBytes(4).readUInt32BE()));
}

function text(length: number): string {
  return Array.from(randomBytes(length), (byte) => unreserved[byte % unreserved.length]).join('');
}
