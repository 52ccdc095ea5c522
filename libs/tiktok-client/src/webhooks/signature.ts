const HEADER_PARTS = /^\s*(?<key>[ts])\s*=\s*(?<value>[0-9a-fA-F]+)\s*$/;

export interface SignatureHeader {
  readonly timestampSec: number;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** `t=<unix seconds>,s=<hex>` → its parts; undefined for anything else. */
export function parseSignatureHeader(header: string): SignatureHeader | undefined {
  const parts = new Map(
    header.split(',').map((part) => {
      const groups = HEADER_PARTS.exec(part)?.groups;
      return [groups?.key, groups?.value] as const;
    }),
  );
  const [t, s] = [parts.get('t'), parts.get('s')];
  if (t === undefined || s === undefined || !/^\d{1,12}$/.test(t) || s.length !== 64) {
    return undefined;
  }
  const signature = Uint8Array.from({ length: 32 }, (_, index) =>
    Number.parseInt(s.slice(index * 2, index * 2 + 2), 16),
  );
  return { timestampSec: Number(t), signature };
}

export async function sign(secret: string, timestampSec: number, rawBody: Uint8Array): Promise<Uint8Array> {
  const key = await hmacKey(secret);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, signedBytes(timestampSec, rawBody)));
}

/** Compares in constant time, as WebCrypto's `verify` does. */
export async function isSignedBy(secret: string, header: SignatureHeader, rawBody: Uint8Array): Promise<boolean> {
  const key = await hmacKey(secret);
  return crypto.subtle.verify('HMAC', key, header.signature, signedBytes(header.timestampSec, rawBody));
}

/** HMAC-SHA256 over `t`, a dot and the raw bytes. Source: docs/tiktok-assumptions.md, "Webhooks". */
function signedBytes(timestampSec: number, rawBody: Uint8Array): Uint8Array<ArrayBuffer> {
  const prefix = new TextEncoder().encode(`${timestampSec}.`);
  const bytes = new Uint8Array(prefix.byteLength + rawBody.byteLength);
  bytes.set(prefix);
  bytes.set(rawBody, prefix.byteLength);
  return bytes;
}

function hmacKey(secret: string): Promise<CryptoKey> {
  const usages: KeyUsage[] = ['sign', 'verify'];
  return crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    usages,
  );
}
