import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource, type Logger } from 'typeorm';
import { direct, publish, sql, type Studio, studioOf } from './support/publish.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { uploadFromDevice } from './support/tus-upload.ts';

const count = 100_000;
const limit = 24;

/** A node of `explain (format json)`. */
interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

describe('a hundred thousand publications of one creator', () => {
  let stack: TestStack;
  let ava: Studio;

  beforeAll(async () => {
    stack = await startTestStack({ worker: false });
    ava = await studioOf(stack, 'ava.studio');
    const videoId = await uploadFromDevice(ava.browser, 'good.mp4');
    const { id } = await publish(ava.browser, direct(ava.accountId, videoId));
    // Made a minute apart; one in ten thousand needs attention, the first thousand failed long ago.
    await sql(
      stack,
      `insert into publications (creator_id, account_id, video_id, mode, post, state, size_bytes, created_at)
       select creator_id, account_id, video_id, mode, post,
         case when n % 10000 = 0 then 'needs_attention' when n > $2::int - 1000 then 'failed' else 'published' end,
         size_bytes, now() - n * interval '1 minute'
       from publications, generate_series(1, $2::int) as n where id = $1`,
      [id, count],
    );
    await sql(stack, 'analyze publications');
  }, 60_000);
  afterAll(() => stack.close());

  /** What Postgres read of the publications' table to answer a request, by the plans of the statements that were made. */
  const rowsReadBy = async (path: string) => {
    const statements = await statementsOf(path);
    const nodes: PlanNode[] = [];
    for (const { text, values } of statements.filter((statement) => statement.text.includes('"publications"'))) {
      const [row] = await sql<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
        stack,
        `explain (analyze, format json) ${text}`,
        values,
      );
      nodes.push(...(row?.['QUERY PLAN'] ?? []).flatMap(({ Plan }) => nodesOf(Plan)));
    }
    const scans = nodes.filter((node) => node['Relation Name'] === 'publications');
    expect(scans.length).toBeGreaterThan(0);
    expect(scans.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    return scans.reduce((sum, node) => sum + rowsOf(node), 0);
  };
  const rowsOf = (node: PlanNode) =>
    (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
  const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];
  const statementsOf = async (path: string) => {
    const statements: { text: string; values: unknown[] }[] = [];
    const dataSource = stack.api.get(DataSource);
    const { logger } = dataSource;
    const silent = () => undefined;
    const recorder: Logger = {
      logQuery: (text, values: unknown[] = []) => void statements.push({ text, values }),
      logQueryError: silent,
      logQuerySlow: silent,
      logSchemaBuild: silent,
      logMigration: silent,
      log: silent,
    };
    dataSource.setOptions({ logging: true, logger: recorder });
    const response = await ava.browser.get(path);
    dataSource.setOptions({ logging: false });
    dataSource.logger = logger;
    expect(response.status).toBe(200);
    return statements;
  };
  const nextPage = async (path: string) => {
    const { nextCursor } = (await (await ava.browser.get(path)).json()) as { nextCursor: string };
    return `${path}&cursor=${nextCursor}`;
  };
  const daysAgo = (days: number) => encodeURIComponent(new Date(Date.now() - days * 86_400_000).toISOString());

  it.each([
    ['the list', () => `/api/publications?limit=${limit}`],
    ['a rare state', () => `/api/publications?limit=${limit}&state=needs_attention`],
    ['states, one of them only long ago', () => `/api/publications?limit=${limit}&state=failed,queued`],
    ['an account', () => `/api/publications?limit=${limit}&accountId=${ava.accountId}`],
    ['a part of time', () => `/api/publications?limit=${limit}&from=${daysAgo(40)}&to=${daysAgo(30)}`],
  ])('are paged by an index: %s', async (_what, pathOf) => {
    const path = pathOf();
    const rows = [await rowsReadBy(path)];
    if (!path.includes('needs_attention')) rows.push(await rowsReadBy(await nextPage(path)));

    // Of each state asked for at most a page and the row that tells of another, then the page itself once more,
    // and each of its rows for what is shown of it.
    for (const read of rows) expect(read).toBeLessThanOrEqual(5 * (limit + 1));
  });

  it('are searched newest first, and no further than the page needs', async () => {
    expect(await rowsReadBy(`/api/publications?limit=${limit}&q=drop`)).toBeLessThanOrEqual(2 * (limit + 1));
  });

  it('are in the calendar by an index: only what lies in it is read', async () => {
    expect(await rowsReadBy(`/api/calendar?from=${daysAgo(31)}&to=${daysAgo(30)}`)).toBeLessThanOrEqual(1_500);
  });
});
