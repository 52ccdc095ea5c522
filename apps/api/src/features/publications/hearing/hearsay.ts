import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Observation } from '../attempts/attempt-observation.ts';
import { ObservationWriter } from '../sending/observation-writer.ts';
import { ToldAttempts, type ToldId } from './told-attempts.ts';

/** Observations that TikTok brought by itself. */
@Injectable()
export class Hearsay {
  readonly #dataSource: DataSource;
  readonly #attempts: ToldAttempts;
  readonly #writer: ObservationWriter;

  constructor(@InjectDataSource() dataSource: DataSource, attempts: ToldAttempts, writer: ObservationWriter) {
    this.#dataSource = dataSource;
    this.#attempts = attempts;
    this.#writer = writer;
  }

  /** False when it can be about no attempt here, or not yet. */
  apply(told: ToldId, observation: Observation): Promise<boolean> {
    return this.#dataSource.transaction(async (manager) => {
      const work = await this.#attempts.lock(manager, told);
      if (work) await this.#writer.applyIn(manager, work, observation);
      return work !== null;
    });
  }
}
