/**
 * Small publications per second, from the creators' consents to TikTok's "published", by 1, 2 and 4 workers; as a share of
 * what a bare loop does that makes the same calls of the same emulator: no database, no states, no rules, nothing that
 * survives. Both send for as many accounts: one publication at a time for each, all accounts at once.
 */
import { mediaBytes } from '../test/support/tus-upload.ts';
import { postBarely, tokenOfNewAccount } from './support/bare-loop.mjs';
import { publish, signInCreators, uploadSmallVideo } from './support/creators.mjs';
import { line, median } from './support/figures.mjs';
import { startInstallation, until } from './support/installation.mjs';

const GOAL = 0.7;
const WORKERS = [1, 2, 4];

if (process.argv.includes('--help')) {
  console.log(
    'node throughput.bench.mjs\n  BENCH_ACCOUNTS  TikTok accounts (default 8)\n  BENCH_EACH      publications of each (default 15)\n  BENCH_RUNS      counted runs of each (default 3)',
  );
} else {
  const { BENCH_ACCOUNTS = 8, BENCH_EACH = 15, BENCH_RUNS = 3 } = process.env;
  await bench({ accounts: Number(BENCH_ACCOUNTS), each: Number(BENCH_EACH), runs: Number(BENCH_RUNS) });
}

async function bench({ accounts, each, runs }) {
  const installation = await startInstallation();
  try {
    await installation.control('/clock', { processingMs: 0, moderationMs: 0 });
    const posters = await bareLoop(installation, accounts);
    const creators = await preparedCreators(installation, accounts);
    const perSecond = (rate) => `${rate.toFixed(1)} publications/s`;
    console.log(`${accounts} accounts x ${each} publications of a small video, median of ${runs} runs`);
    let running = 0;
    for (const count of WORKERS) {
      for (; running < count; running += 1) await installation.startWorker();
      const rates = { bare: [], engine: [] };
      // They take turns, so that a busy machine is busy for both; the first turn warms up.
      for (let run = 0; run <= runs; run += 1) {
        const bare = await rateOf(accounts * each, () => posters.post(each));
        const engine = await rateOf(accounts * each, () => publishAll(installation, creators, each));
        if (run > 0) rates.bare.push(bare) && rates.engine.push(engine);
      }
      const [bare, engine] = [median(rates.bare), median(rates.engine)];
      line('bare loop', perSecond(bare));
      const share = engine / bare;
      line(`${count} worker${count > 1 ? 's' : ''}`, `${perSecond(engine)}, ${share.toFixed(2)} x bare`, share >= GOAL);
    }
    console.log(`  the goal is ${GOAL} x the bare loop`);
  } finally {
    await installation.stop();
  }
}

/** In publications per second. */
async function rateOf(count, work) {
  const startedAt = performance.now();
  await work();
  return (count * 1000) / (performance.now() - startedAt);
}

async function bareLoop(installation, accounts) {
  const video = await mediaBytes('good.mp4');
  const tokens = [];
  for (let number = 1; number <= accounts; number += 1) {
    tokens.push(await tokenOfNewAccount(installation, `bare.${number}`));
  }
  const postAll = async (token, each) => {
    for (let number = 0; number < each; number += 1) await postBarely(installation.emulatorUrl, token, video);
  };
  return { post: (each) => Promise.all(tokens.map((token) => postAll(token, each))) };
}

async function preparedCreators(installation, accounts) {
  const creators = await signInCreators(installation, accounts);
  return Promise.all(creators.map(async (creator) => ({ ...creator, videoId: await uploadSmallVideo(creator) })));
}

/** Every creator consents to one after the other; over when TikTok has said of all that they are published. */
async function publishAll({ database }, creators, each) {
  const published = async () => {
    const { rows } = await database.query(`select count(*)::int as n from publications where state = 'published'`);
    return rows[0].n;
  };
  const wanted = (await published()) + creators.length * each;
  const consentToAll = async (creator) => {
    for (let number = 0; number < each; number += 1) await publish(creator, creator.videoId);
  };
  await Promise.all(creators.map(consentToAll));
  await until(async () => (await published()) >= wanted);
}
