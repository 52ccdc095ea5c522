/** Where a redirect URI leads, by the rules of TikTok's portal (docs/tiktok-assumptions.md, redirect URIs). */
export type RedirectKind = 'desktop' | 'web';

const maxLength = 512;

/** Desktop: loopback with a port. Web: https on a public host. Null: TikTok would not let it be registered. */
export function redirectKindOf(uri: string): RedirectKind | null {
  const url = URL.parse(uri);
  if (!url || uri.length >= maxLength || uri.includes('?') || uri.includes('#') || url.username !== '') return null;
  const isLoopback = url.hostname === 'localhost' || url.hostname === '127.0.0.1';
  if (isLoopback) return /^https?:\/\/[^/]*:\d+(\/|$)/.test(uri) && url.protocol.startsWith('http') ? 'desktop' : null;
  const isAddress = /^[\d.]+$|^\[/.test(url.hostname);
  return url.protocol === 'https:' && !isAddress ? 'web' : null;
}

/** Every loopback URI counts as registered; others must be in the list, byte for byte. */
export function isRegistered(uri: string, registered: readonly string[]): boolean {
  const kind = redirectKindOf(uri);
  return kind === 'desktop' || (kind === 'web' && registered.includes(uri));
}
