import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { bigintNumber, createdAt, instant } from '../../../platform/database/columns.ts';
import type { AttemptState } from './attempt-states.ts';

/** One try at TikTok for a publication. `state` is the state of its newest history row, written in the same transaction. */
@Entity('attempts')
@Unique(['publicationId', 'number'])
@Unique(['publishId'])
@Check(
  'ck_attempts_state',
  `state in ('planned', 'init_sent', 'init_ok', 'sending', 'commit_sent', 'accepted', 'published', 'in_inbox', 'failed', 'cancelled', 'unknown')`,
)
export class AttemptEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  @ForeignKey('PublicationEntity', { onDelete: 'CASCADE' })
  publicationId: string;

  /** 1 for the first try. */
  @Column('integer')
  number: number;

  @Column('text', { default: 'planned' })
  state: AttemptState;

  /** Fencing number: who took the attempt last; a worker with an older one can write nothing. */
  @Column('integer', { default: 0 })
  fence: number;

  @Column('text', { nullable: true })
  publishId: string | null;

  /** A credential: sealed, and erased when the attempt ends. */
  @Column('text', { nullable: true })
  uploadUrlSealed: string | null;

  @Column({ ...instant, nullable: true })
  uploadUrlExpiresAt: Date | null;

  @Column({ ...bigintNumber, default: 0 })
  bytesSent: number;

  @Column('text', { nullable: true })
  failReason: string | null;

  @Column(createdAt)
  createdAt: Date;

  @Column({ ...instant, nullable: true })
  endedAt: Date | null;
}
