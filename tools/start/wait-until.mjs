import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { SentenceError } from '../sentence-error.mjs';
import { logFileOf } from './node-service.mjs';

const limitMs = 90_000;

/** Waits until a service answers at `url`, or tells why it does not. */
export async function waitUntil(name, { url, supervisor, settings, signal }) {
  const deadlineAt = Date.now() + limitMs;
  while (!(await answers(url))) {
    signal.throwIfAborted();
    if (!supervisor.isRunning(name))
      throw new SentenceError(`${name} ended at once. ${await lastWords(settings, name)}`);
    if (Date.now() > deadlineAt) throw new SentenceError(`${name} did not answer. ${await lastWords(settings, name)}`);
    await wait(100);
  }
}

async function answers(url) {
  try {
    const { ok } = await fetch(url, { signal: AbortSignal.timeout(2000), redirect: 'manual' });
    return ok;
  } catch {
    return false;
  }
}

async function lastWords(settings, name) {
  const path = logFileOf(settings, name);
  const lines = (await readFile(path, 'utf8').catch(() => '')).trim().split('\n').slice(-15);
  return `Its last words, from ${path}:\n${lines.join('\n')}`;
}
