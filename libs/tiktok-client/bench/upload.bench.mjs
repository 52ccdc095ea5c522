/**
 * How fast an upload leaves this library, as a share of what `curl -T` does with the same file to the same sink on loopback
 * in the same run, and how much memory it takes.
 */
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { TikTokClient, planChunks } from '../src/index.ts';
import { fileUploadSource, nodeUploadTransport } from '../src/node/index.ts';

const MIB = 1_048_576;
/** Of the speed of `curl -T`, for 1 GiB. */
const GOAL = 0.6;

if (process.argv.includes('--help')) {
  console.log(
    'node upload.bench.mjs\n  BENCH_UPLOAD_MIB  size of the file (default 1024)\n  BENCH_RUNS        counted runs of each (default 3)',
  );
} else {
  await bench(Number(process.env.BENCH_UPLOAD_MIB ?? 1024), Number(process.env.BENCH_RUNS ?? 3));
}

async function bench(sizeMib, runs) {
  const folder = await mkdtemp(join(tmpdir(), 'upload-bench-'));
  const sink = fork(fileURLToPath(new URL('./sink.mjs', import.meta.url)));
  try {
    const [port] = await once(sink, 'message');
    const file = { path: join(folder, 'video.bin'), sizeBytes: sizeMib * MIB };
    await writeFileOfSize(file);
    const small = { path: file.path, sizeBytes: Math.max(MIB, file.sizeBytes / 4) };
    const origin = `http://127.0.0.1:${port}`;
    const clients = { 'client, node:http': nodeUploadTransport(), 'client, fetch': undefined };
    const memory = {};
    for (const [name, transport] of Object.entries(clients)) {
      const quarter = await peakMemory(() => send(small, origin, transport));
      memory[name] = { quarter, whole: await peakMemory(() => send(file, origin, transport)) };
    }
    const sends = Object.entries(clients).map(([name, transport]) => [name, () => send(file, origin, transport)]);
    const ways = { 'curl -T': () => curl(file, origin), ...Object.fromEntries(sends) };
    report(sizeMib, await measure(ways, runs), memory);
  } finally {
    sink.disconnect();
    await rm(folder, { recursive: true });
  }
}

/** Runs take turns, so that a busy machine is busy for all of them; the median counts. */
async function measure(ways, runs) {
  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let run = 0; run <= runs; run += 1) {
    for (const [name, way] of Object.entries(ways)) {
      const startedAt = performance.now();
      await way();
      // The first run warms up and is not counted.
      if (run > 0) times[name].push(performance.now() - startedAt);
    }
  }
  return Object.fromEntries(
    Object.entries(times).map(([name, all]) => [name, all.sort((a, b) => a - b)[all.length >> 1]]),
  );
}

function report(sizeMib, medians, memory) {
  const { 'curl -T': curlMs, ...clients } = medians;
  const speed = (ms) => `${((sizeMib * 1000) / ms).toFixed(0).padStart(6)} MiB/s`;
  console.log(`upload of ${sizeMib} MiB to a sink on loopback; the goal is ${GOAL} x curl -T`);
  console.log(`  ${'curl -T'.padEnd(18)} ${speed(curlMs)}`);
  for (const [name, ms] of Object.entries(clients)) {
    const ratio = curlMs / ms;
    console.log(
      `  ${name.padEnd(18)} ${speed(ms)}   ${ratio.toFixed(2)} x curl -T   ${ratio >= GOAL ? 'meets' : 'misses'} the goal`,
    );
  }
  console.log('peak memory of the process, for a quarter of the file and then for all of it');
  const mib = (bytes) => `${(bytes / MIB).toFixed(0)} MiB`;
  for (const [name, { quarter, whole }] of Object.entries(memory)) {
    console.log(`  ${name.padEnd(18)} ${mib(quarter)}, ${mib(whole)} (growth ${mib(whole - quarter)})`);
  }
}

/** Of the whole process: what the first upload took and kept is in the number of the second. */
async function peakMemory(work) {
  let peakBytes = process.memoryUsage.rss();
  const timer = setInterval(() => (peakBytes = Math.max(peakBytes, process.memoryUsage.rss())), 5);
  await work();
  clearInterval(timer);
  return peakBytes;
}

function send({ path, sizeBytes }, origin, uploadTransport) {
  const options = { clientKey: 'bench', clientSecret: 'bench', uploadHosts: [origin] };
  const client = new TikTokClient(uploadTransport ? { ...options, uploadTransport } : options);
  const [plan, source] = [planChunks(sizeBytes), fileUploadSource(path)];
  return client.uploads.send({ uploadUrl: `${origin}/upload`, contentType: 'video/mp4', plan, source });
}

async function curl({ path, sizeBytes }, origin) {
  const range = `content-range: bytes 0-${sizeBytes - 1}/${sizeBytes}`;
  await promisify(execFile)('curl', [
    '--silent',
    '--fail',
    '--header',
    range,
    '--header',
    'expect:',
    '-T',
    path,
    `${origin}/upload`,
  ]);
}

async function writeFileOfSize({ path, sizeBytes }) {
  const file = await open(path, 'w');
  const block = Buffer.alloc(MIB, 'flowcast');
  for (let written = 0; written < sizeBytes; written += MIB) await file.write(block);
  await file.close();
}
