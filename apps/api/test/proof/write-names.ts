import type { TestStack } from '../support/test-stack.ts';
import { sql } from '../support/publish.ts';
import { changeOf, closedJobOf } from './changes.ts';
import type { NamedWrite } from './postgres-gate.ts';
import type { Statement } from './postgres-messages.ts';

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const publishIds = /v_(?:pub|inbox)_\w+~v2[-\w]*\.\d+/g;

const ownersQuery = `
  select id::text as name, id as owner from accounts where id::text = any($1)
  union select id::text, account_id from publications where id::text = any($1)
  union select t.id::text, p.account_id from attempts t join publications p on p.id = t.publication_id
    where t.id::text = any($1)
  union select t.publish_id, p.account_id from attempts t join publications p on p.id = t.publication_id
    where t.publish_id = any($1)
  union select w.id::text, p.account_id from webhook_events w
    join attempts t on t.publish_id = w.publish_id join publications p on p.id = t.publication_id
    where w.id::text = any($1)`;

/** Tells of a transaction what it changes and for whose account. `usernames`: the emulated users, by our account id. */
export function writeNames(stack: TestStack, usernames: ReadonlyMap<string, string>) {
  const known = new Map<string, string>();

  const ownerOf = async (ids: readonly string[]): Promise<string | null> => {
    const remembered = ids.map((id) => known.get(id)).find((owner) => owner !== undefined);
    if (remembered !== undefined || ids.length === 0) return remembered ?? null;
    // Not every id leads to an account: a video has none.
    const rows = await sql<{ name: string; owner: string }>(stack, ownersQuery, [ids]);
    for (const { name, owner } of rows) known.set(name, usernames.get(owner) ?? '');
    return rows.map(({ name }) => known.get(name)).find((owner) => owner) ?? null;
  };

  const closedJob = async (jobId: string): Promise<NamedWrite | null> => {
    const query = `select key from graphile_worker._private_jobs where id = $1`;
    const [row] = await sql<{ key: string | null }>(stack, query, [jobId]);
    const [task, id] = (row?.key ?? '').split(':');
    if (task !== 'publish' && task !== 'observe' && task !== 'webhook') return null;
    return { change: `${task} job closed`, account: await ownerOf([id ?? '']) };
  };

  return async (statements: readonly Statement[]): Promise<NamedWrite | null> => {
    const jobId = closedJobOf(statements);
    if (jobId !== null) return closedJob(jobId);
    const change = changeOf(statements);
    if (change === null || change === 'background') return null;
    return { change, account: await ownerOf(idsIn(statements)) };
  };
}

const idsIn = (statements: readonly Statement[]) => [
  ...new Set(
    statements.flatMap(({ values }) =>
      values.flatMap((value) => [...(value?.match(uuids) ?? []), ...(value?.match(publishIds) ?? [])]),
    ),
  ),
];
