import { publicationStates } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { InjectEntityManager } from '@nestjs/typeorm';
import { EntityManager } from 'typeorm';
import { type MetricFamily, MetricSource } from '../../platform/metrics/index.ts';
import { attemptStates } from './attempts/attempt-states.ts';

/** How many publications and attempts are in each state, over all processes. */
@Injectable()
export class PublicationMetrics extends MetricSource {
  readonly #manager: EntityManager;

  constructor(@InjectEntityManager() manager: EntityManager) {
    super();
    this.#manager = manager;
  }

  async read(): Promise<MetricFamily[]> {
    return [
      await this.#byState('publications', 'Publications by state; `unknown` waits for a person.', publicationStates),
      await this.#byState('attempts', 'Tries at TikTok by state.', attemptStates),
    ];
  }

  async #byState(table: string, help: string, states: readonly string[]): Promise<MetricFamily> {
    const rows: { state: string; count: number }[] = await this.#manager.query(
      `select state, count(*)::int as count from ${table} group by state`,
    );
    const counts = new Map(rows.map(({ state, count }) => [state, count]));
    const samples = states.map((state) => ({ labels: { state }, value: counts.get(state) ?? 0 }));
    return { name: `flowcast_${table}`, help, type: 'gauge', samples };
  }
}
