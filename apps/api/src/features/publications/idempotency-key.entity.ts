import type { Publication } from '@flowcast/shared-models';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { createdAt } from '../../platform/database/columns.ts';

/** A publish request that was answered: the same key and body get the same answer again. */
@Entity('idempotency_keys')
export class IdempotencyKeyEntity {
  @PrimaryColumn('uuid')
  @ForeignKey('CreatorEntity', { onDelete: 'CASCADE' })
  creatorId: string;

  @PrimaryColumn('text')
  key: string;

  /** SHA-256 of the canonical request body, hex. */
  @Column('text')
  requestHash: string;

  @Column('jsonb')
  answer: Publication;

  @Index()
  @Column(createdAt)
  createdAt: Date;
}
