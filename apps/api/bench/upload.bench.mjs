/**
 * How fast a worker gets a large file to TikTok, as a share of what `curl -T` does with the same file to the same sink on
 * loopback in the same run; and how much more memory the worker takes for 4 GiB than for 64 MiB. The worker is the real one:
 * states, progress and the plan of chunks are all in the figure.
 */
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { publish, signInCreators, uploadSmallVideo } from './support/creators.mjs';
import { line, median } from './support/figures.mjs';
import { startInstallation, until } from './support/installation.mjs';
import { enlarge, MIB } from './support/large-video.mjs';
import { reportGrowth } from './support/memory.mjs';

const GOAL_SHARE = 0.8;
const limitMs = 300_000;

if (process.argv.includes('--help')) {
  console.log(
    'node upload.bench.mjs\n  BENCH_UPLOAD_MIB  size of the file (default 1024)\n  BENCH_LARGE_MIB   size of the large file of the memory figure (default 4096)\n  BENCH_RUNS        counted runs of each (default 3)',
  );
} else {
  const { BENCH_UPLOAD_MIB = 1024, BENCH_LARGE_MIB = 4096, BENCH_RUNS = 3 } = process.env;
  await bench({ sizeMib: Number(BENCH_UPLOAD_MIB), largeMib: Number(BENCH_LARGE_MIB), runs: Number(BENCH_RUNS) });
}

async function bench({ sizeMib, largeMib, runs }) {
  const sink = fork(fileURLToPath(new URL('../../../libs/tiktok-client/bench/sink.mjs', import.meta.url)));
  const [port] = await once(sink, 'message');
  const uploadOrigin = `http://127.0.0.1:${port}`;
  const installation = await startInstallation({ uploadOrigin });
  try {
    const [creator] = await signInCreators(installation, 1);
    await reportSpeed({ installation, creator, uploadOrigin, sizeMib, runs });
    await reportMemory({ installation, creator, largeMib });
  } finally {
    await installation.stop();
    sink.disconnect();
  }
}

async function reportSpeed({ installation, creator, uploadOrigin, sizeMib, runs }) {
  const video = await enlarge(installation, await uploadSmallVideo(creator), sizeMib * MIB);
  const worker = await installation.startWorker();
  const times = { curl: [], transfer: [], whole: [] };
  for (let run = 0; run <= runs; run += 1) {
    const curlMs = await curl(video, uploadOrigin);
    const { transferMs, wholeMs } = await send(installation, creator, video);
    // The first run warms up and is not counted.
    if (run > 0) times.curl.push(curlMs) && times.transfer.push(transferMs) && times.whole.push(wholeMs);
  }
  await worker.stop();
  const [curlMs, transferMs, wholeMs] = [median(times.curl), median(times.transfer), median(times.whole)];
  const speed = (ms) => `${((sizeMib * 1000) / ms).toFixed(0)} MiB/s`;
  const share = (ms) => `${speed(ms)}, ${(curlMs / ms).toFixed(2)} x curl`;
  console.log(`upload of ${sizeMib} MiB to a sink on loopback; the goal is ${GOAL_SHARE} x curl -T`);
  line('curl -T', speed(curlMs));
  line('engine, from first byte to accepted', share(transferMs), curlMs / transferMs >= GOAL_SHARE);
  line('engine, from consent to accepted', share(wholeMs));
}

async function reportMemory({ installation, creator, largeMib }) {
  await reportGrowth(largeMib, async (sizeMib) => {
    const video = await enlarge(installation, await uploadSmallVideo(creator), sizeMib * MIB);
    const worker = await installation.startWorker();
    await send(installation, creator, video);
    return worker;
  });
}

/** Publishes it; TikTok's word afterwards is no matter here: the sink keeps nothing. */
async function send({ database }, creator, { id }) {
  const publicationId = await publish(creator, id);
  const instants = async () => {
    const { rows } = await database.query(
      `select entry.state, extract(epoch from entry.at) * 1000 as ms
       from attempt_history entry join attempts attempt on attempt.id = entry.attempt_id
       where attempt.publication_id = $1 order by entry.id`,
      [publicationId],
    );
    return Object.fromEntries(rows.map(({ state, ms }) => [state, Number(ms)]));
  };
  await until(async () => 'accepted' in (await instants()), limitMs, 100);
  const { planned, sending, commit_sent: commitSent, accepted } = await instants();
  return { transferMs: accepted - Math.min(sending, commitSent), wholeMs: accepted - planned };
}

async function curl({ path, sizeBytes }, origin) {
  const range = `content-range: bytes 0-${sizeBytes - 1}/${sizeBytes}`;
  const startedAt = performance.now();
  await promisify(execFile)('curl', ['-sf', '-H', range, '-H', 'expect:', '-T', path, `${origin}/upload`]);
  return performance.now() - startedAt;
}
