import { describe, expect, it } from '@jest/globals';
import { CodedError } from '../http/index.ts';
import { decodeCursor, encodeCursor } from './index.ts';

describe('a keyset cursor', () => {
  it('comes back as it was, microseconds included', () => {
    const position = { createdAt: '2026-11-22 10:15:00.123456+00', id: '3f0c2a52-6a43-4c0e-9c56-3a1f5d2b7f10' };

    expect(decodeCursor(encodeCursor(position))).toEqual(position);
  });

  it.each([
    'nonsense',
    '',
    Buffer.from('[]').toString('base64url'),
    Buffer.from('["2026-11-22 10:15:00+00","1; drop table creators"]').toString('base64url'),
    Buffer.from('["yesterday","3f0c2a52-6a43-4c0e-9c56-3a1f5d2b7f10"]').toString('base64url'),
  ])('that this list did not give out is a clear refusal: %j', (cursor) => {
    expect(() => decodeCursor(cursor)).toThrow(CodedError);
  });
});
