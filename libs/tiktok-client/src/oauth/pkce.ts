export interface Pkce {
  /** 64 characters, kept secret until the token call. */
  readonly verifier: string;
  /** Lower-case hex of the verifier's SHA-256. */
  readonly challenge: string;
  readonly method: 'S256';
}

const VERIFIER_BYTES = 32;

/** A fresh verifier and its challenge; one pair per authorize request. */
export async function createPkce(): Promise<Pkce> {
  const verifier = hex(crypto.getRandomValues(new Uint8Array(VERIFIER_BYTES)));
  return { verifier, challenge: await pkceChallenge(verifier), method: 'S256' };
}

/** TikTok wants hex where RFC 7636 says base64url. Source: docs/tiktok-assumptions.md, "PKCE". */
export async function pkceChallenge(verifier: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
