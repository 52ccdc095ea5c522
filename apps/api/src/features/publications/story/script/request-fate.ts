import {
  type Exchange,
  factsOf,
  hasBytes,
  longestDelayMs,
  type ScriptFault,
  type ScriptRequest,
} from './script-request.ts';

type Detail = { readonly kind: string } & Readonly<Record<string, unknown>>;

/** More than the client waited, so that its patience ends again. */
const extraDelayMs = 5_000;
const oauthCalls: ReadonlySet<string> = new Set(['token', 'refresh', 'revoke']);

/** What has to happen to a request so that it ends as it did; nothing for a success. */
export function fateOf(request: ScriptRequest): ScriptFault[] {
  const { exchange, skip } = request;
  return detailsOf(request).map((detail) => ({ at: exchange.call, skip, ...detail }));
}

function detailsOf(request: ScriptRequest): Detail[] {
  const { exchange } = request;
  const { answer, failure } = exchange;
  if (failure === null) return [];
  if (answer === null) return lostAnswer(request);
  const { httpStatus: status } = answer;
  if (failure === 'unreadable_response') return [{ kind: 'unreadable', status }];
  if (status >= 500) return [{ kind: 'server_error', when: whenOf(request), status }];
  const code = codeOf(exchange, failure);
  return [{ kind: 'code', code, ...(oauthCalls.has(exchange.call) ? {} : { status }) }];
}

function lostAnswer(asked: ScriptRequest): Detail[] {
  const { failure, durationMs, call, request } = asked.exchange;
  // The emulator would be late to fetch as well, for an address that is dead by then.
  const isLate = failure === 'timed_out' && !asked.fetches?.some(hasBytes);
  const delay = isLate ? [{ kind: 'delay', delayMs: Math.min(longestDelayMs, durationMs + extraDelayMs) }] : [];
  const when = whenOf(asked);
  const isCut = call === 'upload' && when === 'before';
  return [
    ...delay,
    isCut ? { kind: 'cut', afterBytes: Number(request['sent_bytes'] ?? 0) } : { kind: 'lost_answer', when },
  ];
}

/** TikTok's own where the emulator can say it. */
function codeOf({ answer }: Exchange, failure: string): string {
  const code = answer?.code ?? '';
  return /^[a-z_]{2,80}$/.test(code) ? code : failure;
}

/** Whether TikTok had acted when the answer went missing: told by what came later, else the harder of the two. */
function whenOf({ exchange, later, fetches }: ScriptRequest): 'before' | 'after' {
  // Of a pull it is known: TikTok comes for the video once it has taken the init.
  if (fetches) return fetches.length > 0 ? 'after' : 'before';
  return (hasActed[exchange.call] ?? never)(exchange, later) ? 'after' : 'before';
}

type Acted = (exchange: Exchange, later: readonly Exchange[]) => boolean;

const never: Acted = () => false;
const always: Acted = () => true;

const hasActed: Readonly<Record<string, Acted>> = {
  video_init: always,
  inbox_init: always,
  photo_init: always,
  cancel: always,
  // The old refresh token is dead when the pair that nobody got had been made.
  refresh: (_exchange, later) => later.find(({ call }) => call === 'refresh')?.answer?.code === 'invalid_grant',
  upload: (exchange, later) => {
    const next = later.find(({ call, failure }) => call === 'status' && failure === null);
    if (next?.attempt !== exchange.attempt) return false;
    const { status, uploaded_bytes: uploadedBytes } = factsOf(next);
    const isOver = typeof status === 'string' && !status.startsWith('PROCESSING');
    return isOver || Number(uploadedBytes ?? 0) > Number(exchange.request['last_byte'] ?? 0);
  },
};
