import { parentPort, workerData } from 'node:worker_threads';
import { fileSource } from './file-source.ts';
import { readVideoFacts } from './read-video-facts.ts';
import type { FactsAnswer } from './read-video-file-facts.ts';
import { UnreadableVideoError } from './unreadable-video-error.ts';

/** Runs inside the thread that `readVideoFileFacts` starts. */
async function answer(path: string): Promise<FactsAnswer> {
  try {
    return { facts: await readVideoFacts(await fileSource(path)) };
  } catch (error) {
    if (error instanceof UnreadableVideoError) return { unreadable: error.reason };
    // Copied field by field: an error that crosses threads loses its `code`.
    const { message, code } = error as NodeJS.ErrnoException;
    return { failure: { message, code } };
  }
}

parentPort?.postMessage(await answer(String(workerData)));
