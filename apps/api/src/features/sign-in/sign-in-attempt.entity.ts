import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { createdAt, instant } from '../../platform/database/columns.ts';

/** One trip to TikTok's login: what `state` must be answered by, once, by the same browser, within ten minutes. */
@Entity('sign_in_attempts')
@Unique(['stateHash'])
export class SignInAttemptEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  stateHash: string;

  /** Hash of the cookie set when the attempt began; binds `state` to that browser. */
  @Column('text')
  browserHash: string;

  @Column('text')
  codeVerifierSealed: string;

  @Column('text', { nullable: true })
  invitationTokenHash: string | null;

  /** Set when a signed-in creator asked to add another TikTok account. */
  @Column('uuid', { nullable: true })
  @ForeignKey('CreatorEntity', { onDelete: 'CASCADE' })
  connectCreatorId: string | null;

  @Column('text')
  returnTo: string;

  @Column(createdAt)
  createdAt: Date;

  @Index()
  @Column(instant)
  expiresAt: Date;
}
