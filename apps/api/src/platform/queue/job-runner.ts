import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Logger as GraphileLogger, type Runner, run, type Task as GraphileTask } from 'graphile-worker';
import * as v from 'valibot';
import { CONFIG, type Config } from '../../config/index.ts';
import type { JobHandler } from './job-handler.ts';
import { definedTaskNames } from './task.ts';

/** Injection token of the list of every `JobHandler` of the worker process. */
export const JOB_HANDLERS = Symbol('JobHandlers');

const concurrency = 4;
const pollIntervalMs = 1_000;

/** Takes jobs from the queue while the process lives; `LISTEN` wakes it in milliseconds, polling is the safety net. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(JobRunner.name);
  readonly #config: Config;
  readonly #handlers: readonly JobHandler<unknown>[];
  #runner: Runner | null = null;

  constructor(@Inject(CONFIG) config: Config, @Inject(JOB_HANDLERS) handlers: readonly JobHandler<unknown>[]) {
    this.#config = config;
    this.#handlers = handlers;
  }

  async onApplicationBootstrap(): Promise<void> {
    requireOneHandlerEach(this.#handlers.map(({ task }) => task.name));
    this.#runner = await run({
      connectionString: this.#config.databaseUrl,
      concurrency,
      pollInterval: pollIntervalMs,
      noHandleSignals: true,
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

  async onApplicationShutdown(): Promise<void> {
    await this.#runner?.stop().catch((error: unknown) => {
      this.#logger.warn(`The job runner did not stop cleanly: ${String(error)}`);
    });
  }

  #graphileTask(handler: JobHandler<unknown>): GraphileTask {
    return async (payload, helpers) => {
      const { job } = helpers;
      await handler.handle(v.parse(handler.task.schema, payload), {
        signal: helpers.abortSignal ?? new AbortController().signal,
        attempt: job.attempts,
        isLastAttempt: job.attempts >= job.max_attempts,
      });
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
