import { Column, Entity, PrimaryColumn } from 'typeorm';
import { createdAt } from '../database/columns.ts';

/** A running worker, renewed while it lives. Jobs that are locked by a worker without one are given to others. */
@Entity('worker_leases')
export class WorkerLeaseEntity {
  /** The id the worker locks its jobs with. */
  @PrimaryColumn('text')
  id: string;

  @Column(createdAt)
  renewedAt: Date;
}
