import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { isPkceProven } from './pkce.ts';

/** The vector of docs/tiktok-assumptions.md, PKCE. */
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const hex = '13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3';
const base64url = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

const desktop = 'http://localhost:3000/login/callback';
const web = 'https://portal.example.test/login/callback';

describe('PKCE', () => {
  it.each([
    ['a desktop redirect, hex', desktop, hex, verifier, true],
    ['a desktop redirect, base64url', desktop, base64url, verifier, false],
    ['a desktop redirect, hex in capitals', desktop, hex.toUpperCase(), verifier, false],
    ['a desktop redirect, no challenge', desktop, null, verifier, false],
    ['a desktop redirect, no verifier', desktop, hex, null, false],
    ['a desktop redirect, another verifier', desktop, hex, `${verifier}A`, false],
    ['a web redirect, hex', web, hex, verifier, true],
    ['a web redirect, base64url', web, base64url, verifier, true],
    ['a web redirect, nothing at all', web, null, null, true],
    ['a web redirect, a stray verifier', web, null, 'anything', true],
    ['a web redirect, a challenge without its verifier', web, hex, null, false],
    ['a web redirect, a challenge with another verifier', web, hex, `${verifier}A`, false],
  ])('with %s', (_what, redirectUri, challenge, given, isProven) => {
    expect(isPkceProven({ redirectUri, challenge, verifier: given }, 'by-redirect')).toBe(isProven);
  });

  it.each([
    [42, false],
    [43, true],
    [128, true],
    [129, false],
  ])('takes a verifier of %i characters: %s', (length, isProven) => {
    const given = 'a'.repeat(length);
    const challenge = createHash('sha256').update(given).digest('hex');

    expect(isPkceProven({ redirectUri: desktop, challenge, verifier: given }, 'by-redirect')).toBe(isProven);
  });

  it('can be demanded of everybody', () => {
    expect(isPkceProven({ redirectUri: web, challenge: null, verifier: null }, 'hex-everywhere')).toBe(false);
    expect(isPkceProven({ redirectUri: web, challenge: base64url, verifier }, 'hex-everywhere')).toBe(false);
    expect(isPkceProven({ redirectUri: web, challenge: hex, verifier }, 'hex-everywhere')).toBe(true);
  });
});
