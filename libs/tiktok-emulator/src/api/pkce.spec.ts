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
    { what: 'a desktop redirect, hex', redirectUri: desktop, challenge: hex, given: verifier, isProven: true },
    {
      what: 'a desktop redirect, base64url',
      redirectUri: desktop,
      challenge: base64url,
      given: verifier,
      isProven: false,
    },
    {
      what: 'a desktop redirect, hex in capitals',
      redirectUri: desktop,
      challenge: hex.toUpperCase(),
      given: verifier,
      isProven: false,
    },
    {
      what: 'a desktop redirect, no challenge',
      redirectUri: desktop,
      challenge: null,
      given: verifier,
      isProven: false,
    },
    { what: 'a desktop redirect, no verifier', redirectUri: desktop, challenge: hex, given: null, isProven: false },
    {
      what: 'a desktop redirect, another verifier',
      redirectUri: desktop,
      challenge: hex,
      given: `${verifier}A`,
      isProven: false,
    },
    { what: 'a web redirect, hex', redirectUri: web, challenge: hex, given: verifier, isProven: true },
    { what: 'a web redirect, base64url', redirectUri: web, challenge: base64url, given: verifier, isProven: true },
    { what: 'a web redirect, nothing at all', redirectUri: web, challenge: null, given: null, isProven: true },
    { what: 'a web redirect, a stray verifier', redirectUri: web, challenge: null, given: 'anything', isProven: true },
    {
      what: 'a web redirect, a challenge without its verifier',
      redirectUri: web,
      challenge: hex,
      given: null,
      isProven: false,
    },
    {
      what: 'a web redirect, a challenge with another verifier',
      redirectUri: web,
      challenge: hex,
      given: `${verifier}A`,
      isProven: false,
    },
  ])('with $what', ({ redirectUri, challenge, given, isProven }) => {
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
