import { Injectable } from '@nestjs/common';
import { InjectEntityManager } from '@nestjs/typeorm';
import { EntityManager } from 'typeorm';
import { hastyCommit } from '../../../platform/database/index.ts';
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
    const added: ExchangeLine[] = [];
    for (const own of Map.groupBy(lines, (line) => line.attemptId).values()) {
      const [first, ...rest] = folded(own);
      if (first) added.push(...((await this.#continue(first)) ? rest : [first, ...rest]));
    }
    if (added.length > 0) await this.#insert(added);
  }

  async newestAttemptOf(publicationId: string): Promise<string | null> {
    const newest = await this.#manager.findOne(AttemptEntity, {
      where: { publicationId },
      order: { number: 'DESC' },
      select: { id: true },
    });
    return newest?.id ?? null;
  }

  /** All by one statement, and hastily: nothing is decided by what was said. */
  async #insert(lines: readonly ExchangeLine[]): Promise<void> {
    await this.#manager.query(
      `insert into "attempt_exchanges"
         (attempt_id, call, request, http_status, code, log_id, facts, failure, at, duration_ms, count, last_at)
       select line."attemptId", call, request, "httpStatus", code, "logId", facts, failure, at, "durationMs", count, "lastAt"
       from (
         select line.*, row_number() over (partition by "attemptId" order by place) as nth
         from rows from (json_to_recordset($1) as ("attemptId" uuid, call text, request jsonb, "httpStatus" integer,
           code text, "logId" text, facts jsonb, failure text, at timestamptz, "durationMs" integer, count integer,
           "lastAt" timestamptz)) with ordinality line ("attemptId", call, request, "httpStatus", code, "logId", facts,
           failure, at, "durationMs", count, "lastAt", place)
       ) line
       left join (
         select attempt_id, count(*) as lines from attempt_exchanges where attempt_id = any($3) group by attempt_id
       ) kept on kept.attempt_id = line."attemptId"
       where nth + coalesce(kept.lines, 0) <= $2
       order by place
       returning ${hastyCommit}`,
      [JSON.stringify(lines), mostLinesPerAttempt, [...new Set(lines.map(({ attemptId }) => attemptId))]],
    );
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
