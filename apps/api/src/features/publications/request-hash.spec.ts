import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { requestHash } from './request-hash.ts';

describe('the hash of a request', () => {
  it('is SHA-256 in hex', () => {
    expect(requestHash({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });

  it('does not depend on the order of keys, at any depth', () => {
    expect(requestHash({ a: 1, b: { c: [1, 2], d: null } })).toBe(requestHash({ b: { d: null, c: [1, 2] }, a: 1 }));
  });

  it('depends on values, on the order of lists, and on what is there', () => {
    const hashes = [{ a: 1 }, { a: '1' }, { a: [1, 2] }, { a: [2, 1] }, { a: null }, {}, { a: { b: 1 } }].map(
      requestHash,
    );

    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('is that of what arrives, not of how it was written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(requestHash(JSON.parse(JSON.stringify(value)))).toBe(requestHash(value));
      }),
    );
  });
});
