import { Injectable, Logger } from '@nestjs/common';
import { InjectEntityManager } from '@nestjs/typeorm';
import { EntityManager } from 'typeorm';
import { WorkerLeaseEntity } from './worker-lease.entity.ts';

const beatMs = 1_500;
/** Several missed beats: a worker that is merely slow keeps its jobs. */
const leaseSec = 6;

/**
 * Finds workers that died without a word, and frees the jobs they had: the queue itself would wait four hours. A worker that
 * was only paused may find its job taken over; whatever a job does must bear that (publications by their fence).
 * All instants are the database's, so that clocks of machines need not agree.
 */
@Injectable()
export class WorkerLeases {
  readonly #logger = new Logger(WorkerLeases.name);
  readonly #manager: EntityManager;
  #beat: NodeJS.Timeout | null = null;
  #beating: Promise<void> = Promise.resolve();

  constructor(@InjectEntityManager() manager: EntityManager) {
    this.#manager = manager;
  }

  /** Says that this worker lives, from now on until `release`. */
  hold(workerId: string): void {
    const beat = () => {
      this.#beating = this.#renew(workerId).catch((error: unknown) => {
        this.#logger.warn(`The lease of this worker was not renewed: ${String(error)}`);
      });
    };
    beat();
    this.#beat = setInterval(beat, beatMs);
  }

  /**
   * False when a job that took so long is not this worker's any more: its lease ran out meanwhile and it was freed, so its end
   * is not ours to write. The queue deletes a job that is done whoever holds it by now, and would delete the next try with it.
   */
  async isStillHeld(job: { id: string; locked_by: string | null }, tookMs: number): Promise<boolean> {
    // Nobody frees a lock that is younger than a lease.
    if (tookMs < leaseSec * 1_000 - beatMs) return true;
    const rows: unknown[] = await this.#manager.query(
      `select 1 from graphile_worker._private_jobs where id = $1 and locked_by = $2`,
      [job.id, job.locked_by],
    );
    return rows.length === 1;
  }

  /** Frees at once what this worker still had. */
  async release(workerId: string): Promise<void> {
    if (this.#beat) clearInterval(this.#beat);
    await this.#beating;
    await this.#manager.delete(WorkerLeaseEntity, { id: workerId });
    await this.#manager.query(`select graphile_worker.force_unlock_workers(array[$1])`, [workerId]);
  }

  async #renew(workerId: string): Promise<void> {
    await this.#manager.query(
      `insert into worker_leases (id) values ($1) on conflict (id) do update set renewed_at = now()`,
      [workerId],
    );
    await this.#manager.query(`delete from worker_leases where renewed_at < now() - make_interval(secs => $1)`, [
      leaseSec,
    ]);
    await this.#freeJobsOfTheDead();
    await this.#freeQueuesWithoutJob();
  }

  /** A lock younger than a lease may belong to a worker whose first beat is still on its way. */
  async #freeJobsOfTheDead(): Promise<void> {
    const rows: { id: string }[] = await this.#manager.query(
      `select distinct locked_by as id from graphile_worker.jobs
       where locked_at < now() - make_interval(secs => $1)
         and locked_by not in (select id from worker_leases)`,
      [leaseSec],
    );
    if (rows.length === 0) return;
    const dead = rows.map(({ id }) => id);
    this.#logger.warn(`Taking over the jobs of ${dead.join(', ')}.`);
    await this.#manager.query(`select graphile_worker.force_unlock_workers($1)`, [dead]);
  }

  /**
   * Should a worker that was only slow delete its job while another does it (`isStillHeld` leaves it an instant for that), the
   * other one would find no job to end, and the queue would stay locked by it: for hours while it lives, an account at a time.
   * Job and queue are locked by one statement, so a queue that is locked without a job is nobody's.
   */
  async #freeQueuesWithoutJob(): Promise<void> {
    await this.#manager.query(
      `update graphile_worker._private_job_queues queue set locked_by = null, locked_at = null
       where locked_by is not null and not exists (select 1 from graphile_worker._private_jobs job
         where job.job_queue_id = queue.id and job.locked_by = queue.locked_by)`,
    );
  }
}
