import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { instant } from '../../../platform/database/columns.ts';

/** One exchange with TikTok while an attempt was worked on, or several status calls that were answered alike. No secrets. */
@Entity('attempt_exchanges')
export class AttemptExchangeEntity {
  @PrimaryColumn({ type: 'bigint', generated: 'increment' })
  id: string;

  @Index()
  @Column('uuid')
  @ForeignKey('AttemptEntity', { onDelete: 'CASCADE' })
  attemptId: string;

  /** What was asked for, in the client's words: `creator_info`, `upload`, `status`. */
  @Column('text')
  call: string;

  @Column('jsonb')
  request: Record<string, unknown>;

  /** Null: no answer came. */
  @Column('integer', { nullable: true })
  httpStatus: number | null;

  /** TikTok's own. */
  @Column('text', { nullable: true })
  code: string | null;

  @Column('text', { nullable: true })
  logId: string | null;

  /** What was read in the answer. */
  @Column('jsonb')
  facts: Record<string, unknown>;

  /** The client's code of what went wrong; null for a success. */
  @Column('text', { nullable: true })
  failure: string | null;

  /** When it began, by the worker's own clock. */
  @Column(instant)
  at: Date;

  @Column('integer')
  durationMs: number;

  @Column('integer', { default: 1 })
  count: number;

  @Column(instant)
  lastAt: Date;
}
