import type { Role } from '@flowcast/shared-models';
import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { createdAt, instant } from '../../platform/database/columns.ts';

/** A link that lets one person in, once. Made by an admin, or by the first run (then `createdById` is null). */
@Entity('invitations')
@Unique(['tokenHash'])
@Check('ck_invitations_role', `role in ('creator', 'admin')`)
export class InvitationEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  tokenHash: string;

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
