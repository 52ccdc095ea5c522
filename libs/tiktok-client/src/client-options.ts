import type { TikTokExchange } from './exchanges/tiktok-exchange.ts';
import { READ_RETRY, UPLOAD_RETRY } from './http/retry-policy.ts';
import type { RetryPolicy } from './http/retry-policy.ts';
import { parseAllowedHosts } from './uploads/allowed-hosts.ts';
import type { AllowedHost } from './uploads/allowed-hosts.ts';
import { fetchTransport } from './uploads/fetch-transport.ts';
import type { UploadTransport } from './uploads/transport.ts';

/** Everything the client uses is passed in; it reads no environment. */
export interface TikTokClientOptions {
  readonly clientKey: string;
  readonly clientSecret: string;
  /** Default `https://open.tiktokapis.com`. */
  readonly baseUrl?: string;
  /** Default `https://www.tiktok.com`. */
  readonly authorizeBaseUrl?: string;
  /** Where upload URLs may lead: host patterns or full origins. Default `['*.tiktokapis.com']`. */
  readonly uploadHosts?: readonly string[];
  /** Default: the global one. */
  readonly fetch?: typeof fetch;
  /** Milliseconds since 1970; default `Date.now`. */
  readonly now?: () => number;
  /** Deadline of one call, repeats included. Default 30,000. */
  readonly timeoutMs?: number;
  /** A chunk PUT in which no byte moves for so long counts as a lost connection. Default 60,000. */
  readonly uploadStallTimeoutMs?: number;
  /** Deadline of one `uploads.send`. Default 3,600,000: an upload URL lives one hour. */
  readonly uploadTimeoutMs?: number;
  /** Repeats of reads. Default `READ_RETRY`. */
  readonly retry?: Partial<RetryPolicy>;
  /** Repeats of one range of an upload. Default `UPLOAD_RETRY`. */
  readonly uploadRetry?: Partial<RetryPolicy>;
  /** How chunks are sent. Default: `fetch` with a stream; `nodeUploadTransport()` of `./node` is faster. */
  readonly uploadTransport?: UploadTransport;
  /** 0 to 1, for jitter; default `Math.random`. */
  readonly random?: () => number;
  /** Waits between attempts; default: a timer. Rejects when the signal aborts. */
  readonly wait?: (delayMs: number, signal: AbortSignal) => Promise<void>;
  /**
   * Told of every request when its answer was read or it failed, within the async context of the call: for a record of what
   * was said to TikTok. Holds no secret. What it throws is ignored.
   */
  readonly onExchange?: (exchange: TikTokExchange) => void;
}

/** Accepted by every call. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/** The options with every default in place; what the resources work with. */
export interface ClientContext {
  readonly clientKey: string;
  readonly clientSecret: string;
  readonly baseUrl: string;
  readonly authorizeBaseUrl: string;
  readonly uploadHosts: readonly AllowedHost[];
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly timeoutMs: number;
  readonly uploadStallTimeoutMs: number;
  readonly uploadTimeoutMs: number;
  readonly retry: RetryPolicy;
  readonly uploadRetry: RetryPolicy;
  readonly uploadTransport: UploadTransport;
  readonly random: () => number;
  readonly wait: (delayMs: number, signal: AbortSignal) => Promise<void>;
  readonly onExchange: ((exchange: TikTokExchange) => void) | undefined;
}

/** @throws TypeError for an empty key or secret, an address that is none, or an upload host pattern that is none */
export function createContext(options: TikTokClientOptions): ClientContext {
  const callFetch = options.fetch ?? ((...request: Parameters<typeof fetch>) => globalThis.fetch(...request));
  return {
    clientKey: required('clientKey', options.clientKey),
    clientSecret: required('clientSecret', options.clientSecret),
    baseUrl: address('baseUrl', options.baseUrl ?? 'https://open.tiktokapis.com'),
    authorizeBaseUrl: address('authorizeBaseUrl', options.authorizeBaseUrl ?? 'https://www.tiktok.com'),
    uploadHosts: parseAllowedHosts(options.uploadHosts ?? ['*.tiktokapis.com']),
    fetch: callFetch,
    now: options.now ?? Date.now,
    timeoutMs: options.timeoutMs ?? 30_000,
    uploadStallTimeoutMs: options.uploadStallTimeoutMs ?? 60_000,
    uploadTimeoutMs: options.uploadTimeoutMs ?? 3_600_000,
    retry: { ...READ_RETRY, ...options.retry },
    uploadRetry: { ...UPLOAD_RETRY, ...options.uploadRetry },
    uploadTransport: options.uploadTransport ?? fetchTransport(callFetch),
    random: options.random ?? Math.random,
    wait: options.wait ?? waitFor,
    onExchange: options.onExchange,
  };
}

function required(name: string, value: string): string {
  if (typeof value !== 'string' || value.trim() === '') {
    throw new TypeError(`TikTokClient needs ${name}.`);
  }
  return value;
}

function address(name: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.search || url.hash) {
    throw new TypeError(`TikTokClient needs ${name} as an http(s) address without user, query or fragment.`);
  }
  return value.replace(/\/+$/, '');
}

function waitFor(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason as Error);
      return;
    }
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, delayMs);
    signal.addEventListener('abort', stop, { once: true });
  });
}
