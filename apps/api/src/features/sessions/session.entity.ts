import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { createdAt, instant } from '../../platform/database/columns.ts';

/** A signed-in browser. The token itself is only in its cookie. */
@Entity('sessions')
@Unique(['tokenHash'])
export class SessionEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  tokenHash: string;

  @Index()
  @Column('uuid')
  @ForeignKey('CreatorEntity', { onDelete: 'CASCADE' })
  creatorId: string;

  @Column(createdAt)
  createdAt: Date;

  @Column(instant)
  expiresAt: Date;
}
