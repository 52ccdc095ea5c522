import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
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
}

/** Starts one and waits until it takes jobs. `environment`: what is different for this one. */
export async function startWorkerProcess(
  stack: TestStack,
  environment: Record<string, string> = {},
): Promise<WorkerProcess> {
  const known = await leases(stack);
  const child = spawn(process.execPath, ['--import', pathOf('./source-loader.mjs'), pathOf('../../src/worker.ts')], {
    env: { ...stack.environment, ...environment, PATH: process.env['PATH'] ?? '' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await until(async () => hasEnded(child) || (await leases(stack)).some((id) => !known.includes(id)), {
    timeoutMs: 30_000,
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
    kill: async () => {
      if (hasEnded(child)) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

async function leases(stack: TestStack): Promise<string[]> {
  return (await sql<{ id: string }>(stack, 'select id from worker_leases')).map(({ id }) => id);
}
