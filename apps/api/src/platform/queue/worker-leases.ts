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
}
