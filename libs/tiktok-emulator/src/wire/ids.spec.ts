import { describe, expect, it } from '@jest/globals';
import {
  newAccessToken,
  newAuthorizationCode,
  newClientToken,
  newLogId,
  newPostId,
  newPublishId,
  newRefreshToken,
  newUploadId,
  newUploadToken,
  openIdFor,
  unionIdFor,
} from './ids.ts';

const now = Date.UTC(2026, 10, 22, 10, 15, 0);
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('the forms of ids', () => {
  it.each([
    ['a log id', () => newLogId(now), /^20261122101500[0-9A-F]{20}$/],
    ['an access token', newAccessToken, /^act\.[\w-]{64}!\d{4}\.e1$/],
    ['a refresh token', newRefreshToken, /^rft\.[\w-]{64}!\d{4}\.e1$/],
    ['a client token', newClientToken, /^clt\.[\w-]{48}!\d{4}\.e1$/],
    ['a code', newAuthorizationCode, /^[\w-]{80}\*[01]!\d{4}\.e1$/],
    ['an upload id', () => newUploadId(now), /^\d{19}$/],
    ['an upload token', newUploadToken, uuid],
    ['a post id', () => newPostId(now), /^[1-9]\d{18}$/],
    ['a direct upload', () => newPublishId('v_pub_file~v2-1', now), /^v_pub_file~v2-1\.\d{19}$/],
    ['a direct pull', () => newPublishId('v_pub_url~v2', now), /^v_pub_url~v2\.\d{19}$/],
    ['a draft upload', () => newPublishId('v_inbox_file~v2', now), /^v_inbox_file~v2\.\d{19}$/],
    ['a draft pull', () => newPublishId('v_inbox_url~v2', now), /^v_inbox_url~v2\.\d{19}$/],
    ['a photo post', () => newPublishId('p_pub_url~v2', now), /^p_pub_url~v2\.\d{19}$/],
  ])('%s', (_name, make, form) => {
    const made = Array.from({ length: 200 }, make);

    for (const one of made) expect(one).toMatch(form);
    expect(new Set(made).size).toBe(200);
  });

  it('a post id is never what a double makes of it', () => {
    for (let count = 0; count < 2000; count += 1) {
      const id = newPostId(now);
      expect(BigInt(id) > 2n ** 53n).toBe(true);
      expect(id.endsWith('000')).toBe(false);
      expect(BigInt(JSON.parse(id) as number)).not.toBe(BigInt(id));
    }
  });

  it('an open id belongs to a person and an app, a union id to a person', () => {
    expect(openIdFor('app-one', 'ava')).toBe(openIdFor('app-one', 'ava'));
    expect(openIdFor('app-one', 'ava')).not.toBe(openIdFor('app-two', 'ava'));
    expect(openIdFor('app-one', 'ava')).not.toBe(openIdFor('app-one', 'leo'));
    expect(openIdFor('app-one', 'ava')).toMatch(/^-000[\w-]{32}$/);
    expect(unionIdFor('ava')).toMatch(uuid);
    expect(unionIdFor('ava')).not.toBe(unionIdFor('leo'));
  });
});
