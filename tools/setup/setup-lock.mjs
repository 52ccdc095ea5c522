import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { cacheFolder } from './paths.mjs';

const lockFile = join(cacheFolder, 'setup.pid');

/** Two instances started at once must not install or build over each other: the second waits for the first. */
export async function withSetupLock(work) {
  while (!(await takeLock())) await wait(300);
  try {
    return await work();
  } finally {
    await rm(lockFile, { force: true });
  }
}

async function takeLock() {
  await mkdir(cacheFolder, { recursive: true });
  try {
    await writeFile(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!(await isHeld())) await rm(lockFile, { force: true });
    return false;
  }
}

async function isHeld() {
  const pid = Number(await readFile(lockFile, 'utf8').catch(() => ''));
  if (!pid || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
