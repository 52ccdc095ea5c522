import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SentenceError } from '../sentence-error.mjs';

/** Makes sure that the data directory is there and can be written to. */
export async function prepareDataDirectory(dataDir) {
  const probe = join(dataDir, `.writable-${process.pid}`);
  try {
    await mkdir(dataDir, { recursive: true });
    await writeFile(probe, '');
    await rm(probe);
  } catch (cause) {
    throw new SentenceError(
      `The data directory ${dataDir} cannot be written to (${cause.code}): set FLOWCAST_DATA to a folder that can.`,
      { cause },
    );
  }
}
