import { createHash } from 'node:crypto';
import type { EmulatorSwitches } from '../switches.ts';
import { redirectKindOf } from './redirect-uri.ts';

const verifierForm = /^[A-Za-z0-9\-._~]{43,128}$/;

interface PkceCheck {
  redirectUri: string;
  challenge: string | null;
  verifier: string | null;
}

/**
 * Desktop redirects must prove the challenge, in lower-case hex only. Web redirects may leave PKCE out, and a verifier
 * that comes without a challenge is ignored (docs/tiktok-assumptions.md, PKCE).
 */
export function isPkceProven({ redirectUri, challenge, verifier }: PkceCheck, pkce: EmulatorSwitches['pkce']): boolean {
  const isStrict = pkce === 'hex-everywhere' || redirectKindOf(redirectUri) === 'desktop';
  if (!isStrict && challenge === null) return true;
  if (challenge === null || verifier === null || !verifierForm.test(verifier)) return false;
  const digest = createHash('sha256').update(verifier).digest();
  return challenge === digest.toString('hex') || (!isStrict && challenge === digest.toString('base64url'));
}
