/**
 * How fast a worker gets a large file to TikTok, as a share of what `curl -T` does with the same file to the same sink on
 * loopback in the same run; and how much more memory the worker takes for 4 GiB than for 64 MiB. The worker is the real one:
 * states, progress and the plan of chunks are all in the figure.
 */
import { execFile, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { open, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { pipeline } from 'node:stream/promises';
import { publish, signInCreators, uploadSmallVideo } from './support/creators.mjs';
import { line, median } from './support/figures.mjs';
import { startInstallation, until } from './support/installation.mjs';

const MIB = 1_048_576;
const GOALS = { share: 0.8, growthMib: 64 };
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
  const video = await videoOfSize(installation, creator, sizeMib * MIB);
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
  console.log(`upload of ${sizeMib} MiB to a sink on loopback; the goal is ${GOALS.share} x curl -T`);
  line('curl -T', speed(curlMs));
  line('engine, from first byte to accepted', share(transferMs), curlMs / transferMs >= GOALS.share);
  line('engine, from consent to accepted', share(wholeMs));
}

async function reportMemory({ installation, creator, largeMib }) {
  const peaks = [];
  for (const sizeMib of [64, largeMib]) {
    const video = await videoOfSize(installation, creator, sizeMib * MIB);
    // A worker of its own for each: a peak stays in the books until the process ends.
    const worker = await installation.startWorker();
    await send(installation, creator, video);
    const peakMib = await peakMemoryMib(worker.pid);
    if (peakMib === null) return console.log('  memory: only Linux tells the peak of another process');
    peaks.push(peakMib);
    await worker.stop();
  }
  const [small, large] = peaks;
  const figure = `${small.toFixed(0)} and ${large.toFixed(0)} MiB`;
  line(`peak memory for 64 and for ${largeMib} MiB`, figure);
  line(`growth (goal ${GOALS.growthMib} MiB)`, `${(large - small).toFixed(0)} MiB`, large - small <= GOALS.growthMib);
}

async function peakMemoryMib(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kib = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kib === undefined ? null : Number(kib) / 1024;
}

/** A registered video whose file is as large as wanted: a small one with bytes behind it that no player reads. */
async function videoOfSize({ database, folder }, creator, sizeBytes) {
  const id = await uploadSmallVideo(creator);
  const { rows } = await database.query('select storage_key from videos where id = $1', [id]);
  const path = join(folder, 'media', rows[0].storage_key);
  await fill(path, sizeBytes);
  const hash = createHash('sha256');
  const file = await open(path);
  await pipeline(file.createReadStream({ highWaterMark: MIB }), hash);
  const update = 'update videos set size_bytes = $2, sha256 = $3 where id = $1';
  await database.query(update, [id, sizeBytes, hash.digest('hex')]);
  return { id, path, sizeBytes };
}

/** Really written up to 1 GiB, which stays in the system's cache; beyond that a hole, read as fast by everybody. */
async function fill(path, sizeBytes) {
  const file = await open(path, 'r+');
  const block = Buffer.alloc(MIB, 'flowcast');
  const { size } = await file.stat();
  for (let at = size; at < Math.min(sizeBytes, 1024 * MIB); at += MIB) await file.write(block, 0, MIB, at);
  await file.close();
  await truncate(path, sizeBytes);
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
