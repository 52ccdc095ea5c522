import type { Statement } from './postgres-messages.ts';

/**
 * Everything a worker changes outside of itself for a publication: its calls to TikTok, its writes to Postgres. A process
 * that is killed leaves nothing else behind, so the gaps between these are all the places where it can die. And `fetch`:
 * TikTok's own, at the API.
 */
export const changes = [
  'claim',
  'count creator_info',
  'refresh announced',
  'refresh',
  'tokens',
  'refresh given up',
  'permission ended',
  'creator_info',
  'username',
  'count init',
  'init_sent',
  'init',
  'fetch',
  'init_ok',
  'sending',
  'first chunk',
  'progress',
  'middle chunk',
  'commit_sent',
  'last chunk',
  'accepted',
  'publish job closed',
  'count status',
  'status',
  'verdict',
  'next look',
  'observe job closed',
  'told verdict',
  'webhook handled',
  'webhook job closed',
  'planned again',
  'replaced',
  'failed',
  'noted',
  'held for a person',
  'put off',
] as const;
export type Change = (typeof changes)[number];

/** What is about no publication, and why it needs no await point of its own. */
export const background = [
  [
    /worker_leases|force_unlock_workers|_private_job_queues queue/,
    'beats, jobs and queues freed: an `update` that any worker repeats within seconds',
  ],
  [
    /^(?:insert into|update) "attempt_exchanges"/i,
    'what was said, for the story of a publication: nothing is decided by it',
  ],
  [/_private_tasks|^\s*listen\b/i, 'the start of a worker'],
  [/^\s*with j as \(\s*select/i, 'a job taken: the lock of a dead worker is freed by its lease'],
  [/set last_error = /, 'a job that threw is put back by the queue'],
  [/interval '4 hours'/, 'the queue frees what nobody freed for hours'],
] as const;

interface Row {
  readonly change: Change | ((statement: Statement, all: readonly Statement[]) => Change | null);
  readonly is: RegExp;
}

const stateChanges: Readonly<Record<string, Change>> = {
  planned: 'planned again',
  init_sent: 'init_sent',
  init_ok: 'init_ok',
  sending: 'sending',
  commit_sent: 'commit_sent',
  accepted: 'accepted',
  published: 'verdict',
  in_inbox: 'verdict',
  unknown: 'verdict',
  failed: 'failed',
};

/** In this order: the first that one of a transaction's statements fits names the whole transaction. */
const rows: readonly Row[] = [
  { change: 'replaced', is: /^insert into "attempts"/i },
  { change: 'progress', is: /^with held as \( update attempts set bytes_sent = \$3 where/i },
  { change: stateOf, is: /^with held as \( update attempts set .*\bstate = /i },
  { change: 'claim', is: /^update attempts set fence = fence \+ 1/i },
  { change: 'tokens', is: /^update "accounts" set .*"access_token_sealed"/i },
  { change: 'permission ended', is: /^update "accounts" set .*"status" =/i },
  { change: 'refresh announced', is: /^update "accounts" set "refresh_lease_until" = clock_timestamp/i },
  { change: 'refresh given up', is: /^update "accounts" set "refresh_lease_until"/i },
  { change: 'username', is: /^update "accounts" set "username"/i },
  { change: ({ values }) => kindOf(values[1]), is: /^insert into api_budgets/i },
  { change: 'webhook handled', is: /^update webhook_events set handled_at/i },
  { change: ({ values }) => (values[0] === 'observe' ? 'next look' : 'put off'), is: /graphile_worker\.add_job/i },
];

/** What these statements of one transaction change together: a name, `background`, or null for nothing at all. */
export function changeOf(statements: readonly Statement[]): Change | 'background' | null {
  const writes = statements.map(flat).filter(({ text }) => isWrite(text));
  if (writes.length === 0) return null;
  for (const { change, is } of rows) {
    const found = writes.find(({ text }) => is.test(text));
    if (found) return typeof change === 'function' ? change(found, statements) : change;
  }
  if (writes.every(({ text }) => background.some(([is]) => is.test(text)))) return 'background';
  throw new Error(`A worker writes what has no name: ${writes.map(({ text }) => text).join('; ')}`);
}

/** `publish`, `observe` or `webhook` for the end of a job. */
export const closedJobOf = (statements: readonly Statement[]): string | null => {
  const found = statements.find(({ text }) => /delete from "?graphile_worker"?\._private_jobs/i.test(text));
  return found?.values[0]?.replaceAll(/[{}"]/g, '') ?? null;
};

const flat = ({ text, values }: Statement): Statement => ({ text: text.replaceAll(/\s+/g, ' ').trim(), values });

const isWrite = (text: string) =>
  /^(?:insert|update|delete|with|listen)\b/i.test(text) ||
  /\b(?:add_job|remove_job|force_unlock_workers)\(/i.test(text);

function stateOf({ text, values }: Statement, all: readonly Statement[]): Change | null {
  // The attempt's own part of the statement comes first.
  const [set = '', where = ''] = text.split(/\bwhere\b|\breturning\b/i);
  const [to, from] = [set, where].map((part) => values[Number(/\bstate = \$(\d+)/.exec(part)?.[1]) - 1]);
  if (to === from) return has(all, 'needs_attention') ? 'held for a person' : 'noted';
  // A file that goes in one piece is announced together with the answer to its init.
  if (from === 'init_sent' && to === 'commit_sent') return 'init_ok';
  const change = stateChanges[to ?? ''] ?? null;
  // What TikTok told by itself is saved with its event, or while its publish id is locked.
  const isTold = has(all, 'publish_id:') || text.includes('update webhook_events');
  return change === 'verdict' && isTold ? 'told verdict' : change;
}

const has = (statements: readonly Statement[], beginning: string) =>
  statements.some(({ values }) => values.some((value) => value?.startsWith(beginning)));

function kindOf(kind: string | null | undefined): Change {
  if (kind === 'creator_info' || kind === 'init' || kind === 'status') return `count ${kind}`;
  throw new Error(`A window of calls that has no name: ${String(kind)}`);
}
