import type { Role } from '@flowcast/shared-models';
import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { createdAt, instant } from '../../platform/database/columns.ts';

/** A person who may enter the portal. */
@Entity('creators')
@Check('ck_creators_role', `role in ('creator', 'admin')`)
@Check('ck_creators_status', `status in ('active', 'suspended')`)
export class CreatorEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  displayName: string;

  @Column('text')
  role: Role;

  @Column('text', { default: 'active' })
  status: 'active' | 'suspended';

  @Column(createdAt)
  createdAt: Date;

  @Column({ ...instant, nullable: true })
  lastSeenAt: Date | null;
}
