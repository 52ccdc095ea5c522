import { IdSchema, InstantSchema } from '@flowcast/shared-models';
import { Injectable } from '@nestjs/common';
import { InjectEntityManager } from '@nestjs/typeorm';
import { EntityManager } from 'typeorm';
import * as v from 'valibot';
import type { StatementPart } from '../../platform/database/index.ts';
import { addJob, defineTask, JobQueue } from '../../platform/queue/index.ts';
import type { PublicationEntity } from './publication.entity.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Send a publication to TikTok. `tries`: how often it was put off already. */
export const publishTask = defineTask('publish', v.object({ publicationId: IdSchema, tries: count }));
export type PublishPayload = v.InferOutput<typeof publishTask.schema>;

/** Ask TikTok what became of it. `round`: looks so far; `since`: when TikTok had the whole file. */
export const observeTask = defineTask(
  'observe',
  v.object({ publicationId: IdSchema, round: count, since: InstantSchema }),
);
export type ObservePayload = v.InferOutput<typeof observeTask.schema>;

type Waiting = Pick<PublicationEntity, 'id' | 'accountId' | 'scheduledAt'>;

interface Delay {
  readonly tries?: number;
  readonly delayMs?: number;
}

/** Never before its time. One account's posts go one after another: they share a queue. */
export function sending(
  { id, accountId, scheduledAt }: Waiting,
  { tries = 0, delayMs = 0 }: Delay = {},
): StatementPart {
  const payload = { publicationId: id, tries };
  const runAt = scheduledAt ? { runAt: scheduledAt } : {};
  return addJob(publishTask, payload, {
    queueName: `account:${accountId}`,
    jobKey: `publish:${id}`,
    delayMs,
    ...runAt,
  });
}

const observeKey = (publicationId: string) => `observe:${publicationId}`;

/** The first look at an attempt that TikTok has the whole file of, which it has from this statement on. */
export function firstLook(publicationId: string, delayMs: number): StatementPart {
  const payload: StatementPart = (values) =>
    `json_build_object('publicationId', ${values.add(publicationId)}::text, 'round', 1, 'since',
       to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;
  return addJob(observeTask, payload, { jobKey: observeKey(publicationId), delayMs });
}

/** The two kinds of job a publication has, put into the queue in the transaction of what they are about. */
@Injectable()
export class PublishingJobs {
  readonly #queue: JobQueue;
  readonly #manager: EntityManager;

  constructor(queue: JobQueue, @InjectEntityManager() manager: EntityManager) {
    this.#queue = queue;
    this.#manager = manager;
  }

  publish(manager: EntityManager, publication: Waiting, delay?: Delay): Promise<void> {
    return this.#queue.run(manager, sending(publication, delay));
  }

  publishAgain(publication: Waiting): Promise<void> {
    return this.publish(this.#manager, publication);
  }

  /** In no queue of its own: a post that TikTok is still checking must not hold up the account's next one. */
  observe(manager: EntityManager, payload: ObservePayload, delayMs: number): Promise<void> {
    return this.#queue.add(manager, observeTask, payload, { jobKey: observeKey(payload.publicationId), delayMs });
  }

  observeAgain(payload: ObservePayload, delayMs: number): Promise<void> {
    return this.observe(this.#manager, payload, delayMs);
  }

  /** The first look at an attempt that TikTok has the whole file of. */
  startObserving(manager: EntityManager, publicationId: string, delayMs: number): Promise<void> {
    return this.#queue.run(manager, firstLook(publicationId, delayMs));
  }

  withdraw(manager: EntityManager, publicationId: string): Promise<void> {
    return this.#queue.remove(manager, `publish:${publicationId}`);
  }
}
