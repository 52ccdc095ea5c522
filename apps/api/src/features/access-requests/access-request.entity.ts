import type { AccessReceipt } from '@flowcast/shared-models';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { createdAt, instant } from '../../platform/database/columns.ts';

/**
 * Somebody whom nobody invited asks to be let in; one row for a TikTok account. Answered by an invitation, or past `endsAt`, the
 * row goes. A refusal stays until then, so that the same person does not ask every day.
 */
@Entity('access_requests')
@Unique(['openId'])
@Check('ck_access_requests_status', `status in ('open', 'dismissed')`)
@Check('ck_access_requests_decided', `(status = 'dismissed') = (decided_at is not null)`)
export class AccessRequestEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  openId: string;

  @Column('text')
  displayName: string;

  @Column('text', { nullable: true })
  avatarKey: string | null;

  @Column('text', { nullable: true })
  avatarContentType: string | null;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('text', { default: 'open' })
  status: AccessReceipt['status'];

  @Column(createdAt)
  createdAt: Date;

  @Index()
  @Column(instant)
  endsAt: Date;

  @Column({ ...instant, nullable: true })
  decidedAt: Date | null;

  @Column('uuid', { nullable: true })
  @ForeignKey('CreatorEntity', { onDelete: 'SET NULL' })
  decidedById: string | null;
}
