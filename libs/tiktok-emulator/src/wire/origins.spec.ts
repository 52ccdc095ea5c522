import { describe, expect, it } from '@jest/globals';
import { originsOf } from './origins.ts';

const local = 'http://127.0.0.1:4010';

describe('where addresses lead', () => {
  it.each([
    [`${local}/v2/user/info/`, {}, [local, local, local]],
    [
      'https://open.tiktokapis.com/v2/user/info/',
      {},
      ['https://open.tiktokapis.com', 'https://www.tiktok.com', 'https://open-upload.tiktokapis.com'],
    ],
    [
      'https://open.tiktokapis.com:4443/x',
      {},
      ['https://open.tiktokapis.com:4443', 'https://www.tiktok.com:4443', 'https://open-upload.tiktokapis.com:4443'],
    ],
    [
      'https://www.tiktok.com/v2/auth/authorize/',
      {},
      ['https://www.tiktok.com', 'https://www.tiktok.com', 'https://open-upload.tiktokapis.com'],
    ],
    ['https://open.tiktokapis.com/x', { baseUrl: local }, [local, local, local]],
    [`${local}/x`, { publicUrl: 'http://p.test' }, [local, 'http://p.test', local]],
    [`${local}/x`, { uploadUrl: 'http://u.test' }, [local, local, 'http://u.test']],
    [
      'https://open.tiktokapis.com/x',
      { uploadUrl: 'http://u.test' },
      ['https://open.tiktokapis.com', 'https://www.tiktok.com', 'http://u.test'],
    ],
  ])('asked at %s with %j: %j', (url, fixed, [origin, publicOrigin, uploadOrigin]) => {
    expect(originsOf(url, fixed)).toEqual({ origin, publicOrigin, uploadOrigin });
  });
});
