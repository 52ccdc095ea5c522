import { Worker } from 'node:worker_threads';
import { UnreadableVideoError, type UnreadableReason } from './unreadable-video-error.ts';
import type { VideoFacts } from './video-facts.ts';

/** What the thread answers: facts, or why there are none. */
export type FactsAnswer =
  { facts: VideoFacts } | { unreadable: UnreadableReason } | { failure: { message: string; code: unknown } };

/**
 * Reads the facts of a video on disk in a thread of its own, for bytes that strangers sent: a sample table that claims
 * four thousand million frames would otherwise keep the parser, and with it the whole process, busy for minutes.
 *
 * @throws UnreadableVideoError when the bytes are no video, not all of one, or take longer than `timeoutMs` to read;
 *   Node's own error when the file cannot be opened or read.
 */
export async function readVideoFileFacts(path: string, { timeoutMs = 30_000 } = {}): Promise<VideoFacts> {
  const thread = new Worker(new URL('./video-facts-thread.ts', import.meta.url), {
    workerData: path,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  try {
    return factsFrom(await firstAnswer(thread, timeoutMs));
  } finally {
    await thread.terminate();
  }
}

function firstAnswer(thread: Worker, timeoutMs: number): Promise<FactsAnswer> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ unreadable: 'malformed' }), timeoutMs);
    thread.once('message', resolve);
    // A thread also ends here when it outgrows its memory.
    thread.once('error', () => resolve({ unreadable: 'malformed' }));
    thread.once('exit', () => clearTimeout(timer));
  });
}

function factsFrom(answer: FactsAnswer): VideoFacts {
  if ('facts' in answer) return answer.facts;
  if ('unreadable' in answer) throw new UnreadableVideoError(answer.unreadable);
  throw Object.assign(new Error(answer.failure.message), { code: answer.failure.code });
}
