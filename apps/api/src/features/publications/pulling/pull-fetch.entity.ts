import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintNumber, createdAt, instant } from '../../../platform/database/columns.ts';

/** Why a request for a video got nothing although its address was once right. */
export type PullRefusal = 'revoked' | 'media_changed' | 'media_missing';

/** One request TikTok made for the video of an attempt. Written before the first byte goes out. */
@Entity('pull_fetches')
export class PullFetchEntity {
  @PrimaryColumn({ type: 'bigint', generated: 'increment' })
  id: string;

  @Index()
  @Column('uuid')
  @ForeignKey('AttemptEntity', { onDelete: 'CASCADE' })
  attemptId: string;

  @Column(createdAt)
  at: Date;

  /** Null while it is under way, and for ever when the process that served it died. */
  @Column({ ...instant, nullable: true })
  endedAt: Date | null;

  @Column('text')
  method: string;

  /** The `Range` header as it came, shortened. */
  @Column('text', { nullable: true })
  range: string | null;

  @Column('integer')
  status: number;

  @Column('text', { nullable: true })
  refusal: PullRefusal | null;

  @Column({ ...bigintNumber, default: 0 })
  bytesSent: number;

  @Column('text', { nullable: true })
  userAgent: string | null;
}
