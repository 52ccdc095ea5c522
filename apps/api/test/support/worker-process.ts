import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Leash, startLeash } from '../../../../tools/processes/leash.mjs';
import { sql } from './publish.ts';
import type { TestStack } from './test-stack.ts';
import { until } from './until.ts';

const pathOf = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** A worker as a process of the operating system, which can be killed and paused like one. */
export interface WorkerProcess {
  /** It stopped by itself, which its supervisor answers by starting another. */
  readonly hasEnded: boolean;
  /** It ended on its own word, after it had let go of everything; false while it runs, and when it crashed. */
  readonly hasEndedInOrder: boolean;
  signal(name: 'SIGSTOP' | 'SIGCONT' | 'SIGTERM'): void;
  /** Ends it without a word, as a power cut does. */
  kill(): Promise<void>;
  /** Asks it to end, and waits until it has done what it still means to do. */
  end(): Promise<void>;
}

let leash: Leash | null = null;

/** Starts one and waits until it takes jobs. `environment`: what is different for this one. */
export async function startWorkerProcess(
  stack: TestStack,
  environment: Record<string, string> = {},
): Promise<WorkerProcess> {
  const known = await leases(stack);
  const child = spawn(process.execPath, ['--import', pathOf('./source-loader.mjs'), pathOf('../../src/worker.ts')], {
    env: { ...stack.environment, ...environment, PATH: process.env['PATH'] ?? '' },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  // In a group of its own, because the leash holds groups: should the test be killed, no worker outlives it.
  leash ??= startLeash();
  hold(leash, child);
  const isThere = async () => hasEnded(child) || (await leases(stack)).some((id) => !known.includes(id));
  await until(isThere, { timeoutMs: 90_000 }).catch(async (cause: unknown) => {
    await endBy(child, 'SIGKILL');
    throw new Error('The worker did not begin to take jobs.', { cause });
  });
  if (hasEnded(child)) throw new Error(`The worker ended by itself with code ${String(child.exitCode)}.`);
  return {
    get hasEnded() {
      return hasEnded(child);
    },
    get hasEndedInOrder() {
      return child.signalCode === 'SIGTERM';
    },
    signal: (name) => void child.kill(name),
    kill: () => endBy(child, 'SIGKILL'),
    end: () => endBy(child, 'SIGTERM'),
  };
}

async function endBy(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

function hold(by: Leash, child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  by.hold(pid, 'SIGKILL');
  child.once('exit', () => by.release(pid));
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

async function leases(stack: TestStack): Promise<string[]> {
  return (await sql<{ id: string }>(stack, 'select id from worker_leases')).map(({ id }) => id);
}
