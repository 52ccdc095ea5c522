import { beforeAll, describe, expect, it } from '@jest/globals';
import { Emulated, fixture } from './kit/emulated.ts';

const clip = new Uint8Array(fixture('clip.mp4'));

/** Every page, with something on it. */
const paths: Record<string, () => string> = {
  home: () => '/',
  profile: () => '/@ava.studio',
  'empty profile': () => '/@leo.creates',
  post: () => `/@ava.studio/video/${postId}`,
  inbox: () => '/inbox/ava.studio',
  'empty inbox': () => '/inbox/leo.creates',
  'connected apps': () => '/apps/ava.studio',
  'no connected apps': () => '/apps/leo.creates',
  'control room': () => '/control',
  consent: () => `/v2/auth/authorize/?${emulated.authorizeQuery()}`,
  'authorize error': () => `/v2/auth/authorize/?${emulated.authorizeQuery({ client_key: 'x' })}`,
  'no such account': () => '/@nobody',
  'no such post': () => '/@ava.studio/video/7300000000000000777',
};
const names = Object.keys(paths);

let emulated: Emulated;
let postId = '';

beforeAll(async () => {
  emulated = new Emulated({ switches: { rateLimits: 'off' } });
  const session = await emulated.signIn();
  await session.publish(clip, 'direct', { privacy_level: 'PUBLIC_TO_EVERYONE', title: 'A <b>caption</b> & #more' });
  await session.publish(clip, 'draft');
  await emulated.control('faults', { at: 'cancel', kind: 'stuck' });
  const { items } = (await emulated.control('effects')).body as { items: { postIds: string[] }[] };
  postId = items[0]?.postIds[0] ?? '';
});

const open = (name: string) => emulated.call(paths[name]?.() ?? '/');
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);

describe.each(names)('the page "%s"', (name) => {
  it('is HTML in English with a title and one heading of the first rank', async () => {
    const { text, headers } = await open(name);

    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(text).toMatch(/^<!doctype html>\s*<html lang="en">/);
    expect(all(text, /<title>([^<]+)<\/title>/g)).toHaveLength(1);
    expect(all(text, /(<h1\b)/g)).toHaveLength(1);
  });

  it('adapts to small screens and to light and dark', async () => {
    const { text } = await open(name);

    expect(text).toContain('<meta name="viewport" content="width=device-width, initial-scale=1" />');
    expect(text).toContain('<meta name="color-scheme" content="light dark" />');
    expect(text).toContain('@media (prefers-color-scheme: dark)');
  });

  it('loads nothing from elsewhere', async () => {
    const { text } = await open(name);
    const sources = all(text, /(?:src|action|formaction)="([^"]*)"/g);

    for (const source of sources) expect(source).toMatch(/^\//);
    expect(text).not.toMatch(/<link rel="stylesheet"|@import|url\(/);
  });

  it('has a word for every picture, video and field', async () => {
    const { text } = await open(name);

    for (const picture of all(text, /<img([^>]*)>/g)) expect(picture).toContain('alt="');
    for (const video of all(text, /<video([^>]*)>/g)) expect(video).toContain('aria-label="');
    const fields = text.replaceAll(/<label[\s\S]*?<\/label\s*>/g, '');
    for (const field of all(fields, /<(?:input|select|textarea)([^>]*)>/g)) expect(field).toContain('type="hidden"');
  });

  it('has buttons with a name', async () => {
    const { text } = await open(name);
    const buttons = [...text.matchAll(/<button([^>]*)>([\s\S]*?)<\/button>/g)];

    for (const [, attributes = '', label = ''] of buttons) expect(label.trim() || attributes).not.toBe('');
  });

  it('links to pages that exist', async () => {
    const { text } = await open(name);
    const links = new Set(all(text, /<a[^>]* href="(\/[^"]*)"/g));
    for (const link of links) expect([link, (await emulated.fetch(link)).status]).toEqual([link, 200]);
  });

  it('shows pictures and videos that exist', async () => {
    const { text } = await open(name);
    for (const source of new Set(all(text, /src="([^"#]+)/g))) {
      expect([source, (await emulated.fetch(source)).status]).toEqual([source, 200]);
    }
  });

  it('shows what an app sent only escaped', async () => {
    expect((await open(name)).text).not.toContain('<b>caption</b>');
  });
});

describe('statuses', () => {
  it.each([
    ['home', 200],
    ['consent', 200],
    ['authorize error', 400],
    ['no such account', 404],
    ['no such post', 404],
  ])('%s: %i', async (name, status) => {
    expect((await open(name)).status).toBe(status);
  });
});

describe('videos in pages', () => {
  const media = async () => all((await open('post')).text, /<video[\s\S]*?src="([^"#]+)/g)[0] ?? '';
  const size = clip.byteLength;

  it.each([
    [undefined, 200, size, null],
    ['bytes=0-', 206, size, `bytes 0-${size - 1}/${size}`],
    ['bytes=0-0', 206, 1, `bytes 0-0/${size}`],
    ['bytes=100-199', 206, 100, `bytes 100-199/${size}`],
    ['bytes=-5', 206, 5, `bytes ${size - 5}-${size - 1}/${size}`],
    [`bytes=10-${size * 2}`, 206, size - 10, `bytes 10-${size - 1}/${size}`],
    [`bytes=${size}-`, 416, 0, `bytes */${size}`],
    ['bytes=9-1', 416, 0, `bytes */${size}`],
    ['bytes=-', 200, size, null],
    ['bytes=0-1,3-4', 200, size, null],
    ['chunks=0-1', 200, size, null],
  ])('answer Range: %s with %i', async (...[range, status, length, contentRange]) => {
    const response = await emulated.fetch(await media(), range === undefined ? {} : { headers: { range } });

    expect([response.status, response.headers.get('content-range')]).toEqual([status, contentRange]);
    expect((await response.arrayBuffer()).byteLength).toBe(length);
  });
});
