import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { WebhooksRepository } from '../../webhooks/index.ts';
import type { Observation } from '../attempts/attempt-observation.ts';
import { AttemptsRepository } from '../attempts/attempts.repository.ts';
import { ObservationWriter } from '../sending/observation-writer.ts';

/** Observations that TikTok brought by itself. */
@Injectable()
export class Hearsay {
  readonly #dataSource: DataSource;
  readonly #webhooks: WebhooksRepository;
  readonly #attempts: AttemptsRepository;
  readonly #writer: ObservationWriter;

  constructor(
    @InjectDataSource() dataSource: DataSource,
    webhooks: WebhooksRepository,
    attempts: AttemptsRepository,
    writer: ObservationWriter,
  ) {
    this.#dataSource = dataSource;
    this.#webhooks = webhooks;
    this.#attempts = attempts;
    this.#writer = writer;
  }

  /** False when no attempt here has this publish id, or none has yet. */
  apply(publishId: string, observation: Observation): Promise<boolean> {
    return this.#dataSource.transaction(async (manager) => {
      await this.#webhooks.lockPublishId(manager, publishId);
      const work = await this.#attempts.lockByPublishId(manager, publishId);
      if (work) await this.#writer.applyIn(manager, work, observation);
      return work !== null;
    });
  }
}
