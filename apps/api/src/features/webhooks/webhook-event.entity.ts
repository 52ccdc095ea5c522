import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { createdAt, instant } from '../../platform/database/columns.ts';

/** One thing TikTok told by itself, verified and kept as it came. */
@Entity('webhook_events')
@Unique(['dedupeKey'])
export class WebhookEventEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** The same for every delivery of the same event: TikTok delivers at least once. */
  @Column('text')
  dedupeKey: string;

  @Column('text')
  event: string;

  @Index()
  @Column('text', { nullable: true })
  openId: string | null;

  @Index()
  @Column('text', { nullable: true })
  publishId: string | null;

  /** 19 digits as text. */
  @Column('text', { nullable: true })
  postId: string | null;

  /** A fail reason, or the number of why a permission ended. */
  @Column('text', { nullable: true })
  reason: string | null;

  /** The signed bytes. */
  @Column('bytea')
  rawBody: Buffer;

  /** TikTok's own instant of the event, to the second. */
  @Column(instant)
  toldAt: Date;

  @Column(createdAt)
  receivedAt: Date;

  /** How often it was delivered. */
  @Column('integer', { default: 1 })
  deliveries: number;

  /** Null while nobody here knows the publish id it is about. */
  @Column({ ...instant, nullable: true })
  handledAt: Date | null;
}
