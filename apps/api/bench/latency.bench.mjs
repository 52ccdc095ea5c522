/**
 * How long the creator's yes takes to become an `init` at TikTok, with nothing else to do: from sending `POST /api/upload`
 * until the emulator has the request. In between lie the rules, two looks at creator_info, and every state that is saved
 * before the call it announces.
 */
import { publish, signInCreators, uploadSmallVideo } from './support/creators.mjs';
import { line, percentile } from './support/figures.mjs';
import { startInstallation, until } from './support/installation.mjs';

const GOALS = { p50: 25, p99: 150 };

if (process.argv.includes('--help')) {
  console.log('node latency.bench.mjs\n  BENCH_PUBLICATIONS  counted publications (default 200)');
} else {
  await bench(Number(process.env.BENCH_PUBLICATIONS ?? 200));
}

async function bench(count) {
  const installation = await startInstallation();
  try {
    const { control } = installation;
    await control('/clock', { processingMs: 0, moderationMs: 0 });
    const [creator] = await signInCreators(installation, 1);
    await installation.startWorker();
    const videoId = await uploadSmallVideo(creator);
    const warmUp = Math.ceil(count / 10);
    const latencies = [];
    for (let number = 0; number < warmUp + count; number += 1) {
      const consentedAt = Date.now();
      const id = await publish(creator, videoId);
      await until(() => isPublished(creator, id));
      const latency = (await lastInitAt(control)) - consentedAt;
      // A process that has just begun is not the one that is meant.
      if (number >= warmUp) latencies.push(latency);
    }
    report(latencies);
  } finally {
    await installation.stop();
  }
}

async function isPublished({ browser }, id) {
  const { state } = await (await browser.get(`/api/publications/${id}`)).json();
  return state === 'published';
}

/** The emulator's clock is this machine's own, in whole milliseconds. */
async function lastInitAt(control) {
  const { items } = await control('/log');
  return Date.parse(items.findLast(({ endpoint }) => endpoint === 'video_init').at);
}

function report(latencies) {
  console.log(`from consent to init at TikTok, idle, ${latencies.length} publications one after the other`);
  for (const [name, goalMs] of Object.entries(GOALS)) {
    const ms = percentile(latencies, Number(name.slice(1)) / 100);
    line(`${name} (goal ${goalMs} ms)`, `${ms} ms`, ms <= goalMs);
  }
}
