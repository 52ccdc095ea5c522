import { tiktokHosts } from '@flowcast/tiktok-emulator/hosts';

const uploadDomain = tiktokHosts.api.slice(tiktokHosts.api.indexOf('.'));

/** The same `fetch`, but what goes to TikTok goes to the emulator. Everything else passes untouched. */
export function redirectFetch(realFetch: typeof fetch, emulatorUrl: string): typeof fetch {
  const emulator = new URL(emulatorUrl);
  return (input, init) => {
    const url = URL.parse(input instanceof Request ? input.url : String(input));
    if (!url || !isTikToks(url)) return realFetch(input, init);
    const redirected = new URL(url.pathname + url.search, emulator);
    return realFetch(input instanceof Request ? new Request(redirected, input) : redirected, init);
  };
}

/** The page's host, the API's, and whatever host uploads go to. */
function isTikToks({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' && (hostname === tiktokHosts.page || hostname.endsWith(uploadDomain));
}
