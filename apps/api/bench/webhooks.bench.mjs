/**
 * How soon a signed webhook is answered: one after the other at an idle rate, and in a burst that holds every event twice,
 * as TikTok delivers at least once. An event must be in the database by the time it is answered; one that is not ends the
 * bench. What follows from an event is a worker's business, and one is at work meanwhile.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { sendWebhook, webhookBody } from '../test/support/webhook.ts';
import { line, percentile } from './support/figures.mjs';
import { startInstallation } from './support/installation.mjs';

const GOAL_MS = 50;
/** The same for both deliveries of an event: by it they are known to be the same. */
const createdAtSec = Math.floor(Date.now() / 1000);

if (process.argv.includes('--help')) {
  console.log(
    'node webhooks.bench.mjs\n  BENCH_WEBHOOKS    webhooks one after the other (default 200); five times as many in the burst\n  BENCH_PER_SECOND  idle rate (default 20)\n  BENCH_AT_ONCE     requests under way in the burst (default 20)',
  );
} else {
  const { BENCH_WEBHOOKS = 200, BENCH_PER_SECOND = 20, BENCH_AT_ONCE = 20 } = process.env;
  await bench({ count: Number(BENCH_WEBHOOKS), perSecond: Number(BENCH_PER_SECOND), atOnce: Number(BENCH_AT_ONCE) });
}

async function bench({ count, perSecond, atOnce }) {
  const installation = await startInstallation();
  try {
    await installation.startWorker();
    const telling = (publishId) => tell(installation, publishId);
    // A process that has just begun is not the one that is meant.
    await inBurst(publishIds('warm', count), atOnce, telling);
    const once = publishIds('idle', count);
    report(`${count} webhooks, idle, ${perSecond} a second`, await atRate(once, perSecond, telling));
    const events = publishIds('burst', Math.ceil((5 * count) / 2));
    const twice = events.flatMap((publishId) => [publishId, publishId]);
    const bare = await inBurst(twice, atOnce, () => askHealth(installation));
    report(`${twice.length} in a burst, ${atOnce} at a time, each event twice`, await inBurst(twice, atOnce, telling));
    line('p50 without any work behind it, likewise', `${percentile(bare, 0.5).toFixed(1)} ms`);
    await reportKept(installation, twice.length);
  } finally {
    await installation.stop();
  }
}

function publishIds(part, count) {
  return Array.from({ length: count }, (_, number) => `v_pub_file~v2-1.${part}.${number}`);
}

async function atRate(ids, perSecond, ask) {
  const answersMs = [];
  for (const id of ids) {
    const next = wait(1000 / perSecond);
    answersMs.push(await ask(id));
    await next;
  }
  return answersMs;
}

async function inBurst(ids, atOnce, ask) {
  const answersMs = [];
  const waiting = ids.values();
  const sender = async () => {
    for (const id of waiting) answersMs.push(await ask(id));
  };
  await Promise.all(Array.from({ length: atOnce }, sender));
  return answersMs;
}

/** What this machine takes for an answer behind which nothing is. @returns {Promise<number>} how long the answer took */
async function askHealth({ apiUrl }) {
  const startedAt = performance.now();
  const answer = await fetch(`${apiUrl}/api/health/live`);
  const tookMs = performance.now() - startedAt;
  await answer.arrayBuffer();
  return tookMs;
}

/** Sends one event and looks for it as soon as it is answered. @returns {Promise<number>} how long the answer took */
async function tell({ apiUrl, database }, publishId) {
  const event = 'post.publish.complete';
  const body = webhookBody({ event, openId: 'bench', content: { publish_id: publishId }, createdAtSec });
  const startedAt = performance.now();
  const answer = await sendWebhook(apiUrl, body);
  const tookMs = performance.now() - startedAt;
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`A webhook was answered with ${answer.status}.`);
  const { rowCount } = await database.query('select 1 from webhook_events where publish_id = $1', [publishId]);
  if (rowCount !== 1) throw new Error(`${publishId} was answered and is kept ${rowCount} times.`);
  return tookMs;
}

function report(what, answersMs) {
  console.log(what);
  for (const share of [0.5, 0.99]) {
    const ms = percentile(answersMs, share);
    line(`p${share * 100} of the answer (goal ${GOAL_MS} ms)`, `${ms.toFixed(1)} ms`, ms <= GOAL_MS);
  }
}

async function reportKept({ database }, sent) {
  const { rows } = await database.query(
    `select count(*)::int as events, sum(deliveries)::int as deliveries, max(deliveries) as most
     from webhook_events where publish_id like '%.burst.%'`,
  );
  const [{ events, deliveries, most }] = rows;
  line(
    'events kept, deliveries counted',
    `${events}, ${deliveries}`,
    deliveries === sent && events * 2 === sent && most === 2,
  );
}
