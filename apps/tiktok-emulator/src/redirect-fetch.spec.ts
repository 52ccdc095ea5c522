import { describe, expect, it } from '@jest/globals';
import { redirectFetch } from './redirect-fetch.ts';

/** What reaches the network, as a request. */
function recording() {
  const sent: Request[] = [];
  const realFetch: typeof fetch = (input, init) => {
    sent.push(new Request(input, init));
    return Promise.resolve(new Response('ok'));
  };
  return { sent, fetch: redirectFetch(realFetch, 'http://127.0.0.1:4010') };
}

describe('a redirected fetch', () => {
  it.each([
    ['https://open.tiktokapis.com/v2/user/info/?fields=open_id', '/v2/user/info/?fields=open_id'],
    ['https://www.tiktok.com/v2/auth/authorize/?a=%2Fb', '/v2/auth/authorize/?a=%2Fb'],
    ['https://open-upload.tiktokapis.com/upload?upload_id=1', '/upload?upload_id=1'],
    ['https://open-upload-sg.tiktokapis.com/upload', '/upload'],
    ['https://upload.us.tiktokapis.com/video/', '/video/'],
  ])('sends %s to the emulator', async (url, path) => {
    const { sent, fetch } = recording();
    await fetch(url);

    expect(sent[0]?.url).toBe(`http://127.0.0.1:4010${path}`);
  });

  it.each([
    'https://example.test/v2/user/info/',
    'https://tiktok.com/',
    'https://developers.tiktok.com/doc',
    'https://eviltiktokapis.com/',
    'https://open.tiktokapis.com.example.test/',
    'http://open.tiktokapis.com/',
    'http://127.0.0.1:9/',
  ])('leaves %s alone', async (url) => {
    const { sent, fetch } = recording();
    await fetch(url);

    expect(sent[0]?.url).toBe(url);
  });

  it('takes an address as URL and as Request, with all that belongs to it', async () => {
    const { sent, fetch } = recording();
    const init = { method: 'POST', body: 'a=b', headers: { authorization: 'Bearer act.x' } };
    await fetch(new URL('https://open.tiktokapis.com/v2/oauth/token/'), init);
    await fetch(new Request('https://open.tiktokapis.com/v2/oauth/token/', init));

    for (const request of sent) {
      expect(request.url).toBe('http://127.0.0.1:4010/v2/oauth/token/');
      expect([request.method, request.headers.get('authorization')]).toEqual(['POST', 'Bearer act.x']);
      expect(await request.text()).toBe('a=b');
    }
  });

  it('passes on what is no address, to fail as it always did', async () => {
    await expect(redirectFetch(fetch, 'http://127.0.0.1:4010')('nonsense')).rejects.toThrow('Failed to parse URL');
  });
});
