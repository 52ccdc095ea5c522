import { describe, expect, it } from '@jest/globals';
import { isAllowedUploadUrl, parseAllowedHosts } from './allowed-hosts.ts';

const isAllowed = (url: string, ...entries: string[]) => isAllowedUploadUrl(url, parseAllowedHosts(entries));

describe('*.tiktokapis.com', () => {
  it.each([
    'https://open-upload.tiktokapis.com/video/?upload_id=1',
    'https://upload.us.tiktokapis.com/video/',
    'https://OPEN-UPLOAD.TikTokApis.com/upload',
    'https://open-upload-sg.tiktokapis.com:443/upload',
  ])('takes %s', (url) => {
    expect(isAllowed(url, '*.tiktokapis.com')).toBe(true);
  });

  it.each([
    'http://open-upload.tiktokapis.com/video/',
    'https://open-upload.tiktokapis.com:8443/video/',
    'https://tiktokapis.com/video/',
    'https://eviltiktokapis.com/',
    'https://evil-tiktokapis.com/',
    'https://open-upload.tiktokapis.com.evil.example/',
    'https://open-upload.tiktokapis.com./',
    'https://open-upload.tiktokapis.com@evil.example/',
    'https://user@open-upload.tiktokapis.com/',
    'https://user:pass@open-upload.tiktokapis.com/',
    'https://evil.example/open-upload.tiktokapis.com',
    'https://evil.example#.tiktokapis.com',
    'https://evil.example\\.tiktokapis.com/',
    'https://open-upload.tıktokapis.com/',
    'ftp://open-upload.tiktokapis.com/',
    'file:///etc/passwd',
    'http://127.0.0.1:4010/',
    '//open-upload.tiktokapis.com/',
    'not an address',
    '',
  ])('refuses %p', (url) => {
    expect(isAllowed(url, '*.tiktokapis.com')).toBe(false);
  });
});

describe('a named host', () => {
  it('takes itself only', () => {
    expect(isAllowed('https://open-upload.tiktokapis.com/', 'open-upload.tiktokapis.com')).toBe(true);
    expect(isAllowed('https://other.tiktokapis.com/', 'open-upload.tiktokapis.com')).toBe(false);
    expect(isAllowed('https://a.open-upload.tiktokapis.com/', 'open-upload.tiktokapis.com')).toBe(false);
  });

  it.each([
    ['127.0.0.1', 'http://127.0.0.1:4010/upload'],
    ['localhost', 'http://localhost:4010/upload'],
    ['[::1]', 'http://[::1]:4010/upload'],
    ['127.0.0.1', 'https://127.0.0.1/upload'],
  ])('may be %s without https and on any port', (entry, url) => {
    expect(isAllowed(url, entry)).toBe(true);
  });

  it('is loopback only by its own name', () => {
    expect(isAllowed('http://127.0.0.1.evil.example:4010/', '127.0.0.1')).toBe(false);
    expect(isAllowed('http://localhost:4010/', '127.0.0.1')).toBe(false);
    expect(isAllowed('http://evil.example/', 'evil.example')).toBe(false);
  });
});

describe('a full origin', () => {
  it.each(['http://emulator:4010', 'http://emulator:4010/', 'HTTP://Emulator:4010'])(
    '%s takes exactly itself',
    (entry) => {
      expect(isAllowed('http://emulator:4010/upload?upload_id=1', entry)).toBe(true);
      expect(isAllowed('http://emulator:4011/upload', entry)).toBe(false);
      expect(isAllowed('http://emulator/upload', entry)).toBe(false);
      expect(isAllowed('https://emulator:4010/upload', entry)).toBe(false);
      expect(isAllowed('http://user@emulator:4010/upload', entry)).toBe(false);
      expect(isAllowed('http://emulator.evil.example:4010/upload', entry)).toBe(false);
    },
  );

  it('may name the usual port', () => {
    expect(isAllowed('https://uploads.example/x', 'https://uploads.example:443')).toBe(true);
    expect(isAllowed('http://uploads.example/x', 'http://uploads.example:80')).toBe(true);
  });
});

it('nothing is taken when nothing is listed', () => {
  expect(isAllowed('https://open-upload.tiktokapis.com/')).toBe(false);
});

it.each([
  '',
  '*',
  '*.com',
  '*.*.tiktokapis.com',
  'open-*.tiktokapis.com',
  'tiktokapis.com/upload',
  'tiktokapis.com:443',
  'https://tiktokapis.com/upload',
  'https://a:b@tiktokapis.com',
  'ftp://tiktokapis.com',
  'a..b',
  '-a.example',
])('%p is no entry', (entry) => {
  expect(() => parseAllowedHosts([entry])).toThrow(TypeError);
});
