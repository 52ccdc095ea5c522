import type { Role } from '@flowcast/shared-models';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { createdAt, instant } from '../../platform/database/columns.ts';

/**
 * Lets one person in, once: whoever has the link (`tokenHash`), or the TikTok account that asked for it (`openId`). Made by an
 * admin, or by the first run (then `createdById` is null).
 */
@Entity('invitations')
@Unique(['tokenHash'])
@Check('ck_invitations_role', `role in ('creator', 'admin')`)
@Check('ck_invitations_key', `num_nonnulls(token_hash, open_id) = 1`)
export class InvitationEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text', { nullable: true })
  tokenHash: string | null;

  @Index()
  @Column('text', { nullable: true })
  openId: string | null;

  /** Name of the TikTok account `openId`, as TikTok told it. */
  @Column('text', { nullable: true })
  invitedName: string | null;

  @Column('text')
  role: Role;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('uuid', { nullable: true })
  @ForeignKey('CreatorEntity', { onDelete: 'SET NULL' })
  createdById: string | null;

  @Column(createdAt)
  createdAt: Date;

  @Column(instant)
  expiresAt: Date;

  @Column({ ...instant, nullable: true })
  usedAt: Date | null;

  @Column('uuid', { nullable: true })
  @ForeignKey('CreatorEntity', { onDelete: 'SET NULL' })
  usedById: string | null;

  @Column({ ...instant, nullable: true })
  revokedAt: Date | null;
}
