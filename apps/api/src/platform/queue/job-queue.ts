import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Task } from './task.ts';

export interface JobOptions {
  /** Jobs of one queue run one after another, over all workers. */
  queueName?: string;
  /** Not before this instant of the database's clock. */
  runAt?: Date;
  /** And not before so long from now, by the same clock. */
  delayMs?: number;
  /** A waiting job with the same key is replaced instead of doubled. */
  jobKey?: string;
  /** Tries before the job is given up; each failure waits longer (graphile-worker's exponential back-off). */
  maxAttempts?: number;
}

/** Puts jobs into Postgres inside the caller's transaction: they exist exactly if what they are about exists. */
@Injectable()
export class JobQueue {
  async add<Payload>(
    manager: EntityManager,
    task: Task<Payload>,
    payload: Payload,
    options: JobOptions = {},
  ): Promise<void> {
    await manager.query(
      // A moment that has passed is now: it must not put the job in front of others that have waited longer.
      `select graphile_worker.add_job($1, payload := $2::json, queue_name := $3, job_key := $5, max_attempts := $6,
         run_at := greatest($4::timestamptz, clock_timestamp() + make_interval(secs => $7::float8 / 1000)))`,
      [
        task.name,
        JSON.stringify(payload),
        options.queueName ?? null,
        options.runAt ?? null,
        options.jobKey ?? null,
        options.maxAttempts ?? null,
        options.delayMs ?? 0,
      ],
    );
  }

  /** Takes a waiting job out of the queue; a running one is not stopped by this. */
  async remove(manager: EntityManager, jobKey: string): Promise<void> {
    await manager.query(`select graphile_worker.remove_job($1)`, [jobKey]);
  }
}
