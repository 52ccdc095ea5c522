import type { Post } from '@flowcast/shared-models';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { createdAt } from '../../platform/database/columns.ts';

/**
 * What a creator agreed to, frozen. Who answers a question about a publication agrees anew: the consent with the highest
 * number counts, and nothing but it may be sent to TikTok.
 */
@Entity('consents')
export class ConsentEntity {
  @PrimaryColumn('uuid')
  @ForeignKey('PublicationEntity', { onDelete: 'CASCADE' })
  publicationId: string;

  /** 1 for the one it was made with. */
  @PrimaryColumn('integer', { default: 1 })
  number: number;

  @Column('uuid')
  @ForeignKey('CreatorEntity', { onDelete: 'CASCADE' })
  creatorId: string;

  /** The sentence that was on the screen, verbatim. */
  @Column('text')
  declaration: string;

  @Column('jsonb', { nullable: true })
  post: Post | null;

  /** SHA-256 of the video the creator saw. */
  @Column('text')
  videoSha256: string;

  @Column(createdAt)
  givenAt: Date;
}
