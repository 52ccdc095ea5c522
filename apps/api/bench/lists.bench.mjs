/**
 * How long a page of a creator's publications takes over HTTP when there are 100,000 of them, wherever it begins; as a
 * multiple of one bare SQL statement that reads the same rows over a connection of its own. In between lie the session,
 * the rules who may see what, the mapping and the JSON.
 *
 * Both are asked over one connection that stays open, by the plainest client there is: `fetch` takes more time for itself
 * than the API takes between the two.
 */
import { Agent, get } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { publish, signInCreators, uploadSmallVideo } from './support/creators.mjs';
import { line, percentile } from './support/figures.mjs';
import { startInstallation } from './support/installation.mjs';

const GOAL = 3;
const pageSize = 24;

if (process.argv.includes('--help')) {
  console.log(
    'node lists.bench.mjs\n  BENCH_PUBLICATIONS  in the database (default 100000)\n  BENCH_PAGES         counted pages of each kind (default 400)',
  );
} else {
  const { BENCH_PUBLICATIONS = 100_000, BENCH_PAGES = 400 } = process.env;
  await bench(Number(BENCH_PUBLICATIONS), Number(BENCH_PAGES));
}

async function bench(count, pages) {
  const installation = await startInstallation();
  try {
    const [creator] = await signInCreators(installation, 1);
    const model = await publish(creator, await uploadSmallVideo(creator));
    await multiply(installation.database, model, count);
    const lists = { 'all of them': '', 'those in one state': '&state=published' };
    console.log(`pages of ${pageSize} among ${count} publications, ${pages} of each kind from all over the list`);
    for (const [name, filter] of Object.entries(lists)) {
      report(name, await measure(installation, creator, { filter, pages }));
    }
  } finally {
    await installation.stop();
  }
}

/** Copies one real publication with its attempt and six entries of history; every tenth is in another state. */
async function multiply(database, model, count) {
  await database.query('create temporary table made (id uuid, attempt_id uuid, number integer)');
  await database.query(
    `with made as (
       select gen_random_uuid() as id, gen_random_uuid() as attempt_id, number from generate_series(1, $2::integer) number
     ), publication as (
       insert into publications (id, creator_id, account_id, video_id, mode, post, state, size_bytes, created_at)
       select made.id, creator_id, account_id, video_id, mode, post,
              case number % 10 when 0 then 'failed' else 'published' end, size_bytes, now() - number * interval '1 minute'
       from made cross join publications where publications.id = $1
     ), attempt as (
       insert into attempts (id, publication_id, number, state) select attempt_id, id, 1, 'published' from made
     )
     insert into attempt_history (attempt_id, state, at)
     select attempt_id, state, now() - number * interval '1 minute' from made
     cross join unnest(array['planned', 'init_sent', 'init_ok', 'sending', 'accepted', 'published']) state`,
    [model, count],
  );
  await database.query('analyze');
}

/** Both ways read the same pages, taking turns; where they begin is spread over the whole list. */
async function measure({ database }, { browser, accountId }, { filter, pages }) {
  const client = await database.connect();
  const warmUp = Math.ceil(pages / 10);
  const times = { sql: [], http: [] };
  try {
    const ask = plainClient(browser);
    const places = spread(await placesIn(browser, filter), warmUp + pages);
    for (const [number, { cursor, lastId }] of places.entries()) {
      const sqlMs = await timed(() => client.query(statement(filter), [accountId, lastId]));
      const httpMs = await timed(() => ask(`/api/publications?limit=${pageSize}${filter}&cursor=${cursor}`));
      // A process that has just begun is not the one that is meant.
      if (number >= warmUp) times.sql.push(sqlMs) && times.http.push(httpMs);
    }
  } finally {
    client.release();
  }
  return times;
}

/** Every hundredth place of a list, as a client comes by it: page after page. */
async function placesIn(browser, filter) {
  const places = [];
  for (let cursor = ''; cursor !== null;) {
    const { items, nextCursor } = await readPage(browser, `limit=100${filter}${cursor && `&cursor=${cursor}`}`);
    cursor = nextCursor;
    if (cursor !== null) places.push({ cursor, lastId: items.at(-1).id });
  }
  return places;
}

/** `count` of them, taken by turns from all parts; the same in every run. */
function spread(places, count) {
  const step = 389;
  return Array.from({ length: count }, (_, number) => places[(number * step) % places.length]);
}

async function readPage(browser, query) {
  const answer = await browser.get(`/api/publications?${query}`);
  if (!answer.ok) throw new Error(`A page was answered with ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

/** Asks as the browser would, for its session and compressed. @returns {(path: string) => Promise<Buffer>} */
function plainClient({ cookieHeader, baseUrl }) {
  const headers = { cookie: cookieHeader, 'accept-encoding': 'gzip' };
  const options = { agent: new Agent({ keepAlive: true }), headers };
  return async (path) => {
    const answer = await new Promise((resolve, reject) => get(baseUrl + path, options, resolve).on('error', reject));
    const body = await buffer(answer);
    if (answer.statusCode !== 200) throw new Error(`A page was answered with ${answer.statusCode}: ${body}`);
    return body;
  };
}

/** The rows of a page and nothing else: publications, their account and video, and their history. */
function statement(filter) {
  return `
  select publication.*, account.username, account.display_name, account.avatar_key, video.title, video.duration_ms,
    (select json_agg(json_build_object('state', entry.state, 'at', entry.at) order by entry.id)
     from attempts attempt join attempt_history entry on entry.attempt_id = attempt.id
     where attempt.publication_id = publication.id) as history
  from publications publication
  join accounts account on account.id = publication.account_id
  join videos video on video.id = publication.video_id
  where publication.creator_id = (select creator_id from accounts where id = $1)
    ${filter && `and publication.state = 'published'`}
    and (publication.created_at, publication.id) < (select created_at, id from publications where id = $2)
  order by publication.created_at desc, publication.id desc limit ${pageSize}`;
}

async function timed(work) {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function report(name, { sql, http }) {
  for (const [label, share] of Object.entries({ p50: 0.5, p99: 0.99 })) {
    const [floorMs, ms] = [percentile(sql, share), percentile(http, share)];
    const figure = `${ms.toFixed(1)} ms, ${(ms / floorMs).toFixed(2)} x ${floorMs.toFixed(1)} ms`;
    line(`${name}, ${label}`, figure, label === 'p99' ? ms <= GOAL * floorMs : undefined);
  }
  console.log(`  the goal for p99 is ${GOAL} x the bare statement`);
}
