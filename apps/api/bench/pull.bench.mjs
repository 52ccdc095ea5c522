/**
 * How much more memory the API takes while TikTok fetches a video of 4 GiB than for one of 64 MiB. TikTok is told of the
 * address by a real publication and stands at a closed door with it; curl fetches in its place, because what the emulator
 * keeps of 4 GiB is no matter here.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { freePort } from '../test/support/free-port.ts';
import { startPullDoor } from '../test/support/pull-door.ts';
import { publish, registerSmallVideo, signInCreators } from './support/creators.mjs';
import { line } from './support/figures.mjs';
import { startInstallation, until } from './support/installation.mjs';
import { enlarge, MIB } from './support/large-video.mjs';
import { reportGrowth } from './support/memory.mjs';

const limitMs = 300_000;

if (process.argv.includes('--help')) {
  console.log('node pull.bench.mjs\n  BENCH_LARGE_MIB  size of the large file (default 4096)');
} else {
  await bench(Number(process.env.BENCH_LARGE_MIB ?? 4096));
}

async function bench(largeMib) {
  const door = await startPullDoor(await freePort());
  door.beforePassing = () => new Promise(() => {});
  const installation = await startInstallation({ pullBaseUrl: door.url });
  try {
    const [creator] = await signInCreators(installation, 1);
    await installation.startWorker();
    console.log('the API while TikTok fetches a video');
    await reportGrowth(largeMib, async (sizeMib) => {
      const videoId = await registerSmallVideo(creator);
      await enlarge(installation, videoId, sizeMib * MIB);
      const pid = await installation.restartApi();
      const path = await pullPathOf(door, () => publish(creator, videoId));
      await fetchAll(installation.apiUrl + path, sizeMib);
      return { pid, stop: async () => {} };
    });
  } finally {
    await installation.stop();
    await door.close();
  }
}

/** Where TikTok was told to fetch from. */
async function pullPathOf(door, begin) {
  const before = door.asked.length;
  await begin();
  await until(() => door.asked.length > before, limitMs, 100);
  return door.asked.at(-1).split(' ')[1];
}

async function fetchAll(url, sizeMib) {
  const startedAt = performance.now();
  const { stdout } = await promisify(execFile)('curl', ['-sf', '-o', '/dev/null', '-w', '%{size_download}', url]);
  if (Number(stdout) !== sizeMib * MIB) throw new Error(`${stdout} bytes of ${sizeMib * MIB} arrived.`);
  line(
    `${sizeMib} MiB, hashed and fetched by curl`,
    `${((sizeMib * 1000) / (performance.now() - startedAt)).toFixed(0)} MiB/s`,
  );
}
