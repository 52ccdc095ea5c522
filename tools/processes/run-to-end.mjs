import { spawn } from 'node:child_process';
import { endGroup } from './end-group.mjs';

/**
 * Runs a program until it ends, in a process group of its own.
 *
 * @param {string} file
 * @param {string[]} args
 * @param {object} options
 * @param {import('./leash.mjs').Leash} options.leash
 * @param {AbortSignal} [options.signal] ends the program and all it started
 * @param {boolean} [options.show] print its output as it comes; else it is only returned
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @returns {Promise<{ code: number, output: string }>} `code` is 1 when it was ended or could not be started
 */
export async function runToEnd(file, args, { leash, signal, show = false, cwd, env }) {
  if (signal?.aborted) return { code: 1, output: '' };
  const child = spawn(file, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  if (!child.pid) return { code: 1, output: await spawnFailure(child) };
  leash.hold(child.pid);
  const abort = () => endGroup(child.pid, { deadlineMs: 5000 });
  signal?.addEventListener('abort', abort, { once: true });

  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      if (show) process.stdout.write(text);
    });
  }
  const code = await new Promise((resolve) => child.once('close', (status) => resolve(status ?? 1)));
  signal?.removeEventListener('abort', abort);
  leash.release(child.pid);
  return { code, output };
}

function spawnFailure(child) {
  return new Promise((resolve) => child.once('error', (error) => resolve(error.message)));
}
