import { randomUUID } from 'node:crypto';
import { type WebhookEvent } from '@flowcast/tiktok-client';
import { Injectable } from '@nestjs/common';
import { InjectEntityManager } from '@nestjs/typeorm';
import { Between, EntityManager, In, IsNull, LessThan, Not } from 'typeorm';
import { type StatementPart, StatementValues } from '../../platform/database/index.ts';
import { addJob, JobQueue } from '../../platform/queue/index.ts';
import { Batches } from './batches.ts';
import { countedEvents, type ToldEvent } from './counted-events.ts';
import { WebhookEventEntity } from './webhook-event.entity.ts';
import { webhookTask } from './webhook-task.ts';

/** Says that all has been done that follows from an event. */
export const handled =
  (eventId: string): StatementPart =>
  (values) =>
    `update webhook_events set handled_at = now() where id = ${values.add(eventId)}::uuid`;

/** The columns an event is kept in, in the order of a row. */
const keptAs = [
  { name: 'id', type: 'uuid' },
  { name: 'dedupe_key', type: 'text' },
  { name: 'event', type: 'text' },
  { name: 'open_id', type: 'text' },
  { name: 'publish_id', type: 'text' },
  { name: 'post_id', type: 'text' },
  { name: 'reason', type: 'text' },
  { name: 'raw_body', type: 'bytea' },
  { name: 'told_at', type: 'timestamptz' },
  { name: 'deliveries', type: 'integer' },
] as const;

/** More than come while a statement is under way, and few enough for one. */
const mostAtOnce = 100;

/** For each row of `told` that was kept under its own id. */
const handlingOfNew = addJob(webhookTask, () => `json_build_object('eventId', id)`, {
  jobKey: () => `'webhook:' || id`,
});
const handling = (eventId: string) => addJob(webhookTask, { eventId }, { jobKey: `webhook:${eventId}` });

/** Webhooks that were verified: kept with the job that handles them, until somebody knows what they are about. */
@Injectable()
export class WebhooksRepository {
  readonly #manager: EntityManager;
  readonly #queue: JobQueue;
  readonly #keeping = new Batches<ToldEvent>((told) => this.#keepAll(told), mostAtOnce);

  constructor(@InjectEntityManager() manager: EntityManager, queue: JobQueue) {
    this.#manager = manager;
    this.#queue = queue;
  }

  /** Keeps an event and has it handled; one that is kept already is only counted. */
  keep(event: WebhookEvent, rawBody: Buffer): Promise<void> {
    return this.#keeping.add({ event, rawBody });
  }

  findById(id: string): Promise<WebhookEventEntity | null> {
    return this.#manager.findOneBy(WebhookEventEntity, { id });
  }

  /** Everything TikTok told about these publishes, in the order it came. */
  toldAbout(publishIds: readonly string[]): Promise<WebhookEventEntity[]> {
    const where = { publishId: In([...publishIds]) };
    return this.#manager.find(WebhookEventEntity, { where, order: { receivedAt: 'ASC', id: 'ASC' } });
  }

  /** Every time TikTok told within this time that the account's permission has ended. */
  permissionEndsOf(openId: string, from: Date, to: Date): Promise<WebhookEventEntity[]> {
    const where = { openId, event: 'authorization.removed', receivedAt: Between(from, to) };
    return this.#manager.find(WebhookEventEntity, { where, order: { receivedAt: 'ASC', id: 'ASC' } });
  }

  async markHandled(id: string): Promise<void> {
    const values = new StatementValues();
    const statement = handled(id)(values);
    await this.#manager.query(statement, values.all);
  }

  async forgetReceivedBefore(instant: Date): Promise<void> {
    await this.#manager.delete(WebhookEventEntity, { receivedAt: LessThan(instant) });
  }

  /** Has what came before the publish id was known here handled now. In the transaction that makes the id known. */
  async handleWaiting(manager: EntityManager, publishId: string): Promise<void> {
    await this.lockPublishId(manager, publishId);
    const waiting = await manager.find(WebhookEventEntity, {
      where: { publishId, handledAt: IsNull() },
      select: { id: true },
    });
    for (const { id } of waiting) await this.#handleSoon(manager, id);
  }

  /** The same without a transaction, for after the id was committed: what is kept by then is found, and who comes later finds the id. */
  async handleKept(publishId: string): Promise<void> {
    const where = { publishId, handledAt: IsNull() };
    for (const { id } of await this.#manager.find(WebhookEventEntity, { where, select: { id: true } })) {
      await this.#handleSoon(this.#manager, id);
    }
  }

  /**
   * Until the transaction ends. Whoever looks whether a publish id is known, and whoever makes it known, takes turns: else
   * an event could be put aside as unknown just while its id becomes known, and stay there.
   */
  async lockPublishId(manager: EntityManager, publishId: string): Promise<void> {
    await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`publish_id:${publishId}`]);
  }

  /**
   * Until the transaction ends, like `lockPublishId`: for whoever looks whether an id that nobody knows can belong to an attempt
   * of this account, and whoever makes such an attempt. Before the attempt's row.
   */
  async lockUnknownOf(manager: EntityManager, openId: string): Promise<void> {
    await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`unknown_of:${openId}`]);
  }

  /** Runs `work` in a transaction that has `lockUnknownOf`. */
  withUnknownLocked<T>(openId: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.#manager.transaction(async (manager) => {
      await this.lockUnknownOf(manager, openId);
      return work(manager);
    });
  }

  /** Has what was told of an account under ids that nobody knew looked at again. */
  async handleUnknownOf(manager: EntityManager, openId: string): Promise<void> {
    const where = { openId, publishId: Not(IsNull()), handledAt: IsNull() };
    for (const { id } of await manager.find(WebhookEventEntity, { where, select: { id: true } })) {
      await this.#handleSoon(manager, id);
    }
  }

  async #keepAll(told: readonly ToldEvent[]): Promise<void> {
    const values = new StatementValues();
    const rows = countedEvents(told).map(({ dedupeKey, event, rawBody, deliveries }) => {
      const { event: name, openId = null, publishId = null, postId = null, reason = null, createdAt } = event;
      return [randomUUID(), dedupeKey, name, openId, publishId, postId, reason, rawBody, createdAt, deliveries];
    });
    const columns = keptAs.map(({ type }, column) => `${values.add(rows.map((row) => row[column]))}::${type}[]`);
    const names = keptAs.map(({ name }) => name).join(', ');
    // Read later in the order they came, written in one order by every process: two that hold rows of each other would wait.
    await this.#manager.query(
      `with told as (
         select * from unnest(${columns.join(', ')}) with ordinality as row (${names}, number)
       ), kept as (
         insert into webhook_events (${names}, received_at)
         select ${names}, now() + number * interval '1 microsecond' from told order by dedupe_key
         on conflict (dedupe_key) do update set deliveries = webhook_events.deliveries + excluded.deliveries
         returning id
       ) select ${handlingOfNew(values)} from told join kept using (id) order by number`,
      values.all,
    );
  }

  async #handleSoon(manager: EntityManager, eventId: string): Promise<void> {
    await this.#queue.run(manager, handling(eventId));
  }
}
