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

if (process.argv.includes('--help')) {
  console.log(
    'node upload.bench.mjs\n  BENCH_UPLOAD_MIB  size of the file (default 256)\n  BENCH_RUNS        runs of each (default 5)',
  );
} else {
  await bench(Number(process.env.BENCH_UPLOAD_MIB ?? 256), Number(process.env.BENCH_RUNS ?? 5));
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
    const ways = {
      curl: () => curl(file, origin),
      'client, node:http': () => send(file, origin, nodeUploadTransport()),
      'client, fetch': () => send(file, origin, undefined),
    };
    const memory = {
      quarter: await peakMemory(() => send(small, origin, nodeUploadTransport())),
      whole: await peakMemory(() => send(file, origin, nodeUploadTransport())),
    };
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
  const speeds = Object.entries(medians).map(([name, ms]) => [name, (sizeMib * 1000) / ms]);
  const curlSpeed = speeds[0][1];
  console.log(`upload of ${sizeMib} MiB to a sink on loopback`);
  for (const [name, speed] of speeds) {
    console.log(
      `  ${name.padEnd(18)} ${speed.toFixed(0).padStart(6)} MiB/s   ${(speed / curlSpeed).toFixed(2)} x curl -T`,
    );
  }
  const growthMib = (memory.whole - memory.quarter) / MIB;
  console.log(
    `  peak memory above idle: ${(memory.quarter / MIB).toFixed(0)} MiB for a quarter, ${(memory.whole / MIB).toFixed(0)} MiB for the whole file (growth ${growthMib.toFixed(0)} MiB)`,
  );
}

async function peakMemory(work) {
  const idleBytes = process.memoryUsage.rss();
  let peakBytes = idleBytes;
  const timer = setInterval(() => (peakBytes = Math.max(peakBytes, process.memoryUsage.rss())), 5);
  await work();
  clearInterval(timer);
  return peakBytes - idleBytes;
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
