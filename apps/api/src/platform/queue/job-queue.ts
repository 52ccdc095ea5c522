import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type StatementPart, StatementValues } from '../database/index.ts';
import type { Task } from './task.ts';

export interface JobOptions {
  /** Jobs of one queue run one after another, over all workers. */
  queueName?: string;
  /** Not before this instant of the database's clock. */
  runAt?: Date;
  /** And not before so long from now, by the same clock. */
  delayMs?: number;
  /** A waiting job with the same key is replaced instead of doubled. A text, or SQL for one. */
  jobKey?: string | StatementPart;
  /** Tries before the job is given up; each failure waits longer (graphile-worker's exponential back-off). */
  maxAttempts?: number;
}

/** The payload of a job: a value, or JSON made by the statement that adds the job. */
type PayloadOf<Payload> = Payload | StatementPart;

/** The expression that puts a job into the queue, for a statement that also saves what the job is about. */
export function addJob<Payload extends object>(
  task: Task<Payload>,
  payload: PayloadOf<Payload>,
  options: JobOptions = {},
): StatementPart {
  return (values) => {
    const { queueName, runAt, jobKey, maxAttempts, delayMs = 0 } = options;
    const name = values.add(task.name);
    const key = typeof jobKey === 'function' ? jobKey(values) : `${values.add(jobKey ?? null)}::text`;
    const json = typeof payload === 'function' ? payload(values) : `${values.add(JSON.stringify(payload))}::json`;
    // A moment that has passed is now: it must not put the job in front of others that have waited longer.
    return `graphile_worker.add_job(${name}::text, payload := ${json}, queue_name := ${values.add(queueName ?? null)}::text,
      job_key := ${key}, max_attempts := ${values.add(maxAttempts ?? null)}::integer, run_at := greatest(
        ${values.add(runAt ?? null)}::timestamptz, clock_timestamp() + make_interval(secs => ${values.add(delayMs)}::float8 / 1000)))`;
  };
}

/** Puts jobs into Postgres inside the caller's transaction: they exist exactly if what they are about exists. */
@Injectable()
export class JobQueue {
  add<Payload extends object>(
    manager: EntityManager,
    task: Task<Payload>,
    payload: Payload,
    options?: JobOptions,
  ): Promise<void> {
    return this.run(manager, addJob(task, payload, options));
  }

  /** Takes a waiting job out of the queue; a running one is not stopped by this. */
  remove(manager: EntityManager, jobKey: string): Promise<void> {
    return this.run(manager, (values) => `graphile_worker.remove_job(${values.add(jobKey)}::text)`);
  }

  async run(manager: EntityManager, part: StatementPart): Promise<void> {
    const values = new StatementValues();
    const expression = part(values);
    await manager.query(`select ${expression}`, values.all);
  }
}
