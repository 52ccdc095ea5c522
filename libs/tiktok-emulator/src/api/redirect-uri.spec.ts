import { describe, expect, it } from '@jest/globals';
import { isRegistered, redirectKindOf } from './redirect-uri.ts';

describe('the kind of a redirect URI', () => {
  it.each([
    ['http://localhost:3000/callback', 'desktop'],
    ['https://localhost:3000/callback', 'desktop'],
    ['http://127.0.0.1:8080/', 'desktop'],
    ['http://127.0.0.1:8080', 'desktop'],
    ['http://localhost:80/callback', 'desktop'],
    ['http://localhost/callback', null],
    ['http://127.0.0.1/callback', null],
    ['http://[::1]:3000/callback', null],
    ['https://app.example.test/callback/', 'web'],
    ['https://app.example.test:8443/callback/', 'web'],
    ['https://app.example.test', 'web'],
    ['http://app.example.test/callback/', null],
    ['https://192.168.0.7/callback/', null],
    ['https://[2001:db8::1]/callback/', null],
    ['https://app.example.test/callback?x=1', null],
    ['https://app.example.test/callback?', null],
    ['https://app.example.test/callback#x', null],
    ['https://user@app.example.test/callback', null],
    ['http://user@localhost:3000/callback', null],
    ['ftp://localhost:3000/', null],
    ['myapp://callback', null],
    ['/callback', null],
    ['', null],
    [`https://app.example.test/${'x'.repeat(511 - 25)}`, 'web'],
    [`https://app.example.test/${'x'.repeat(512 - 25)}`, null],
  ])('%s: %s', (uri, kind) => {
    expect(redirectKindOf(uri)).toBe(kind);
  });
});

describe('whether it is registered', () => {
  const registered = ['https://app.example.test/callback/'];

  it.each([
    ['https://app.example.test/callback/', true],
    ['https://app.example.test/callback', false],
    ['https://app.example.test/Callback/', false],
    ['https://APP.example.test/callback/', false],
    ['https://app.example.test//callback/', false],
    ['https://other.example.test/callback/', false],
    ['http://localhost:3000/anything', true],
    ['http://localhost/anything', false],
  ])('%s: %s', (uri, is) => {
    expect(isRegistered(uri, registered)).toBe(is);
  });
});
