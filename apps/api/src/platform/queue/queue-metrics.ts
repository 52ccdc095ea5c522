import { Injectable } from '@nestjs/common';
import { InjectEntityManager } from '@nestjs/typeorm';
import { EntityManager } from 'typeorm';
import { gauge, type MetricFamily, MetricSource } from '../metrics/index.ts';

interface Depth {
  due: number;
  running: number;
  later: number;
  oldestDueSec: number;
}

/** The queue of all processes. */
@Injectable()
export class QueueMetrics extends MetricSource {
  readonly #manager: EntityManager;

  constructor(@InjectEntityManager() manager: EntityManager) {
    super();
    this.#manager = manager;
  }

  async read(): Promise<MetricFamily[]> {
    const rows: Depth[] = await this.#manager.query(
      `select count(*) filter (where locked_at is null and run_at <= now())::int as due,
              count(*) filter (where locked_at is not null)::int as running,
              count(*) filter (where locked_at is null and run_at > now())::int as later,
              coalesce(extract(epoch from now() - min(run_at) filter (where locked_at is null and run_at <= now())), 0)::float
                as "oldestDueSec"
       from graphile_worker.jobs where attempts < max_attempts or locked_at is not null`,
    );
    const { due, running, later, oldestDueSec } = rows[0] ?? { due: 0, running: 0, later: 0, oldestDueSec: 0 };
    const states = { due, running, later };
    return [
      {
        name: 'flowcast_queue_jobs',
        help: 'Jobs by what they wait for: a worker, their end, their time.',
        type: 'gauge',
        samples: Object.entries(states).map(([state, value]) => ({ labels: { state }, value })),
      },
      gauge('flowcast_queue_oldest_due_seconds', 'How long the oldest due job has waited for a worker.', oldestDueSec),
    ];
  }
}
