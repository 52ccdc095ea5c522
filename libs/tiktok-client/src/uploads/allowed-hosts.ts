/** One entry of `uploadHosts`: a full origin that is permitted exactly as it stands, or a host pattern. */
export type AllowedHost =
  { readonly kind: 'origin'; readonly origin: string } | { readonly kind: 'host'; readonly labels: readonly string[] };

const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const IPV6_LOOPBACK = '[::1]';

/**
 * Patterns: `open-upload.tiktokapis.com` (this host), `*.tiktokapis.com` (its subdomains, of any depth, not itself),
 * `http://emulator:4010` (exactly this origin, plain http included).
 * @throws TypeError naming the entry that is none of these
 */
export function parseAllowedHosts(entries: readonly string[]): readonly AllowedHost[] {
  return entries.map(parseAllowedHost);
}

function parseAllowedHost(entry: string): AllowedHost {
  const text = entry.trim().toLowerCase();
  if (text.includes('://')) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url && /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, '').replace(defaultPort(url), '')) {
      return { kind: 'origin', origin: url.origin };
    }
  } else if (text === IPV6_LOOPBACK) {
    return { kind: 'host', labels: [IPV6_LOOPBACK] };
  } else {
    const labels = text.split('.');
    const named = labels[0] === '*' ? labels.slice(1) : labels;
    if (named.length > 0 && named.every((label) => LABEL.test(label)) && (named === labels || named.length > 1)) {
      return { kind: 'host', labels };
    }
  }
  throw new TypeError(
    `uploadHosts: "${entry}" is no host ("a.example"), host pattern ("*.example.com") or origin ("http://host:4010").`,
  );
}

function defaultPort(url: URL): RegExp {
  return url.protocol === 'https:' ? /:443$/ : /:80$/;
}

/**
 * May bytes be sent to this upload URL? Labels are compared whole; a user part is refused always. Under a host pattern the
 * scheme must be https on its usual port, only loopback hosts may use http and any port.
 */
export function isAllowedUploadUrl(uploadUrl: string, allowed: readonly AllowedHost[]): boolean {
  if (!URL.canParse(uploadUrl)) {
    return false;
  }
  const url = new URL(uploadUrl);
  if (url.username !== '' || url.password !== '' || !['http:', 'https:'].includes(url.protocol)) {
    return false;
  }
  return allowed.some((entry) =>
    entry.kind === 'origin' ? url.origin === entry.origin : matchesHost(url, entry.labels),
  );
}

function matchesHost(url: URL, pattern: readonly string[]): boolean {
  const isLoopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  if (!isLoopback && (url.protocol !== 'https:' || url.port !== '')) {
    return false;
  }
  const labels = url.hostname === IPV6_LOOPBACK ? [IPV6_LOOPBACK] : url.hostname.split('.');
  if (pattern[0] !== '*') {
    return labels.join('.') === pattern.join('.');
  }
  const parent = pattern.slice(1);
  return labels.length > parent.length && labels.slice(-parent.length).join('.') === parent.join('.');
}
