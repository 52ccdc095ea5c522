import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { handled, type WebhookEventEntity } from '../../webhooks/index.ts';
import type { Observation } from '../attempts/attempt-observation.ts';
import { ObservationWriter } from '../sending/observation-writer.ts';
import { ToldAttempts, type ToldId } from './told-attempts.ts';

type ToldEvent = ToldId & Pick<WebhookEventEntity, 'id'>;

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

  /** What came of it: `noted` with the event handled in the same statement; false: it can be about no attempt here, or not yet. */
  async apply(told: ToldEvent, observation: Observation): Promise<'noted' | boolean> {
    const seen = await this.#attempts.read(told);
    const beside = handled(told.id);
    if (seen && (await this.#writer.applyAsSeen(seen, observation, { beside }))) return 'noted';
    return this.#dataSource.transaction(async (manager) => {
      const work = await this.#attempts.lock(manager, told);
      if (work) await this.#writer.applyIn(manager, work, observation);
      return work !== null;
    });
  }
}
