import { Injectable } from '@nestjs/common';
import { InjectEntityManager } from '@nestjs/typeorm';
import { EntityManager } from 'typeorm';
import { AttemptEntity } from '../attempts/attempt.entity.ts';
import { AttemptExchangeEntity } from './attempt-exchange.entity.ts';
import { type ExchangeLine, folded, isRepeated, merged } from './exchange-line.ts';

/** TikTok's largest video in the smallest chunks we send, sent whole more than once, and a day of polling. */
const mostLinesPerAttempt = 2_000;

@Injectable()
export class ExchangesRepository {
  readonly #manager: EntityManager;

  constructor(@InjectEntityManager() manager: EntityManager) {
    this.#manager = manager;
  }

  /** Adds lines behind those that are kept. An attempt that has very many keeps its first ones. */
  async append(lines: readonly ExchangeLine[]): Promise<void> {
    for (const [attemptId, own] of Map.groupBy(lines, (line) => line.attemptId)) await this.#append(attemptId, own);
  }

  async newestAttemptOf(publicationId: string): Promise<string | null> {
    const newest = await this.#manager.findOne(AttemptEntity, {
      where: { publicationId },
      order: { number: 'DESC' },
      select: { id: true },
    });
    return newest?.id ?? null;
  }

  async #append(attemptId: string, lines: readonly ExchangeLine[]): Promise<void> {
    const [first, ...rest] = folded(lines);
    const isContinued = first !== undefined && (await this.#continue(first));
    const added = isContinued ? rest : folded(lines);
    const room = mostLinesPerAttempt - (await this.#manager.countBy(AttemptExchangeEntity, { attemptId }));
    const rows = this.#manager.create(AttemptExchangeEntity, added.slice(0, Math.max(0, room)));
    if (rows.length > 0) await this.#manager.save(rows, { transaction: false });
  }

  /** Counts a repeated poll on the line of the one before. False: there is no such line. */
  async #continue(line: ExchangeLine): Promise<boolean> {
    if (line.call !== 'status') return false;
    const { attemptId } = line;
    const last = await this.#manager.findOne(AttemptExchangeEntity, { where: { attemptId }, order: { id: 'DESC' } });
    if (!last || !isRepeated(last, line)) return false;
    const { logId, durationMs, lastAt, count } = merged(last, line);
    await this.#manager.update(AttemptExchangeEntity, { id: last.id }, { logId, durationMs, lastAt, count });
    return true;
  }
}
