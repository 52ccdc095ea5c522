import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { createdAt } from '../../../platform/database/columns.ts';
import type { AttemptState } from './attempt-states.ts';

/** Append-only: every state an attempt was in, and what was known then (never a secret). */
@Entity('attempt_history')
export class AttemptHistoryEntity {
  @PrimaryColumn({ type: 'bigint', generated: 'increment' })
  id: string;

  @Index()
  @Column('uuid')
  @ForeignKey('AttemptEntity', { onDelete: 'CASCADE' })
  attemptId: string;

  @Column('text')
  state: AttemptState;

  @Column('jsonb', { default: {} })
  detail: Record<string, unknown>;

  @Column(createdAt)
  at: Date;
}
