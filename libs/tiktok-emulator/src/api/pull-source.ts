import { refusal } from '../wire/refusals.ts';
import type { World } from '../world/world.ts';

/**
 * Whether TikTok would fetch from this address: https, on a verified domain (with its subdomains) or under a verified
 * prefix. Plain http from loopback is for trying it on one machine, when the app allows it, and from the prefix the emulator
 * was started with.
 */
export function checkPullUrl(text: string, { state: { app }, verifiedPrefix }: World): void {
  const url = URL.parse(text);
  if (url && verifiedPrefix !== null && url.username === '' && covers(verifiedPrefix, url)) return;
  const isHttp = url?.protocol === 'https:' || (url?.protocol === 'http:' && app.allowLoopbackPull && isLoopback(url));
  if (!url || !isHttp || url.username !== '') throw refusal('invalid_params');
  if (!app.verifiedPrefixes.some((property) => covers(property, url))) throw refusal('url_ownership_unverified');
}

export function isLoopback(url: URL): boolean {
  return url.hostname === 'localhost' || url.hostname === '127.0.0.1' || url.hostname === '[::1]';
}

function covers(property: string, url: URL): boolean {
  const prefix = URL.parse(property);
  if (!prefix) return url.hostname === property || url.hostname.endsWith(`.${property}`);
  return url.origin === prefix.origin && url.pathname.startsWith(prefix.pathname);
}
