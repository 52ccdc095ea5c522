import type { Need, Post, PublicationState, PublishMode } from '@flowcast/shared-models';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { bigintNumber, createdAt, instant } from '../../platform/database/columns.ts';

/** One creator's intent to put one video on one TikTok account. What was tried for it is in its attempts. */
@Entity('publications')
@Check('ck_publications_mode', `mode in ('direct', 'draft')`)
@Check('ck_publications_post', `(mode = 'direct') = (post is not null)`)
@Check(
  'ck_publications_state',
  `state in ('scheduled', 'queued', 'sending', 'processing', 'published', 'in_inbox', 'needs_attention', 'failed', 'unknown', 'cancelled')`,
)
@Index(['creatorId', 'createdAt', 'id'])
@Index(['creatorId', 'state', 'createdAt', 'id'])
@Index(['accountId', 'state', 'createdAt', 'id'])
// Over an expression, the publication's time, which only a migration can write.
@Index('ix_publications_creator_id_time', { synchronize: false })
@Index('ix_publications_account_id_time', { synchronize: false })
export class PublicationEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  @ForeignKey('CreatorEntity', { onDelete: 'RESTRICT' })
  creatorId: string;

  @Column('uuid')
  @ForeignKey('AccountEntity', { onDelete: 'RESTRICT' })
  accountId: string;

  @Index()
  @Column('uuid')
  @ForeignKey('VideoEntity', { onDelete: 'RESTRICT' })
  videoId: string;

  @Column('text')
  mode: PublishMode;

  @Column('jsonb', { nullable: true })
  post: Post | null;

  @Column('text')
  state: PublicationState;

  /** Rises by one with every change, in the statement that makes it. */
  @Column('integer', { default: 1 })
  version: number;

  @Column({ ...instant, nullable: true })
  scheduledAt: Date | null;

  @Column(bigintNumber)
  sizeBytes: number;

  @Column({ ...bigintNumber, default: 0 })
  bytesSent: number;

  @Column('text', { nullable: true })
  publishId: string | null;

  /** TikTok's post ids as text: 19 digits do not fit a JavaScript number. */
  @Column('text', { array: true, default: '{}' })
  postIds: string[];

  @Column('text', { nullable: true })
  postUrl: string | null;

  @Column('text', { nullable: true })
  failReason: string | null;

  @Column('jsonb', { default: [] })
  needs: Need[];

  @Column(createdAt)
  createdAt: Date;

  @Column(createdAt)
  updatedAt: Date;
}
