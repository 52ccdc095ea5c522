import { EventEmitter } from 'node:events';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import {
  Logger as GraphileLogger,
  type Runner,
  run,
  type Task as GraphileTask,
  type WorkerEvents,
} from 'graphile-worker';
import type { Pool } from 'pg';
import * as v from 'valibot';
import { CONFIG, type Config } from '../../config/index.ts';
import type { JobHandler } from './job-handler.ts';
import { queueConnections } from './queue-connections.ts';
import { definedTaskNames } from './task.ts';
import { WorkerLeases } from './worker-leases.ts';

/** Injection token of the list of every `JobHandler` of the worker process. */
export const JOB_HANDLERS = Symbol('JobHandlers');

const concurrency = 8;
/** One for each job, one that listens, one to spare. */
const mostConnections = concurrency + 2;
const pollIntervalMs = 1_000;
/** After a request to stop, jobs have so long to end by themselves before their signal tells them to. */
const politeMs = 1_000;

/** Takes jobs from the queue while the process lives; `LISTEN` wakes it in milliseconds, polling is the safety net. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #logger = new Logger(JobRunner.name);
  readonly #handlers: readonly JobHandler<unknown>[];
  readonly #leases: WorkerLeases;
  readonly #connections: Pool;
  #runner: Runner | null = null;
  #workerId: string | null = null;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(JOB_HANDLERS) handlers: readonly JobHandler<unknown>[],
    leases: WorkerLeases,
  ) {
    this.#handlers = handlers;
    this.#leases = leases;
    this.#connections = queueConnections(config.databaseUrl, mostConnections, this.#logger);
  }

  async onApplicationBootstrap(): Promise<void> {
    requireOneHandlerEach(this.#handlers.map(({ task }) => task.name));
    const events: WorkerEvents = new EventEmitter();
    events.once('pool:create', ({ workerPool: { id } }) => {
      this.#workerId = id;
      this.#leases.hold(id);
    });
    this.#runner = await run({
      events,
      pgPool: this.#connections,
      concurrency,
      pollInterval: pollIntervalMs,
      noHandleSignals: true,
      gracefulShutdownAbortTimeout: politeMs,
      taskList: Object.fromEntries(this.#handlers.map((handler) => [handler.task.name, this.#graphileTask(handler)])),
      logger: this.#graphileLogger(),
    });
    // The promise rejects when the runner dies by itself; then the process must end, so that it is started anew.
    this.#runner.promise.catch((error: unknown) => {
      this.#logger.error(error, 'The job runner stopped.');
      process.exitCode = 1;
      process.kill(process.pid, 'SIGTERM');
    });
  }

  /** Before anything the jobs use, such as the database, is closed. */
  async beforeApplicationShutdown(): Promise<void> {
    const [runner, workerId] = [this.#runner, this.#workerId];
    this.#runner = this.#workerId = null;
    try {
      await runner?.stop();
      await this.#connections.end();
    } catch (error) {
      this.#logger.warn(`The job runner did not stop cleanly: ${String(error)}`);
    }
    if (!workerId) return;
    await this.#leases.release(workerId).catch((error: unknown) => {
      this.#logger.warn(`The jobs of this worker are freed when its lease ends: ${String(error)}`);
    });
  }

  #graphileTask(handler: JobHandler<unknown>): GraphileTask {
    return async (payload, helpers) => {
      const { job } = helpers;
      // Not by the monotonic clock alone: it stands still while the machine sleeps.
      const [startedMs, startedAt] = [performance.now(), Date.now()];
      await handler.handle(v.parse(handler.task.schema, payload), {
        signal: helpers.abortSignal,
        attempt: job.attempts,
        isLastAttempt: job.attempts >= job.max_attempts,
      });
      const tookMs = Math.max(performance.now() - startedMs, Date.now() - startedAt);
      if (await this.#leases.isStillHeld(job, tookMs)) return;
      // Thrown, because a failure is written only by whoever holds the job.
      throw new Error('The job was taken over: its end is not this worker’s to write.');
    };
  }

  #graphileLogger(): GraphileLogger {
    const write = { error: 'error', warning: 'warn', info: 'debug', debug: 'verbose' } as const;
    return new GraphileLogger((scope) => (level, message) => {
      this.#logger[write[level]](scope.taskIdentifier ? `${scope.taskIdentifier}: ${message}` : message);
    });
  }
}

/** @throws {Error} when a declared task has no handler, or two. */
export function requireOneHandlerEach(handled: readonly string[]): void {
  const missing = definedTaskNames().filter((name) => !handled.includes(name));
  const doubled = handled.filter((name, index) => handled.indexOf(name) !== index);
  if (missing.length > 0 || doubled.length > 0) {
    throw new Error(
      `Jobs without a handler: ${missing.join(', ') || 'none'}; with two: ${doubled.join(', ') || 'none'}.`,
    );
  }
}
