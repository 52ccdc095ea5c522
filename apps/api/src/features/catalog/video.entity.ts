import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { bigintNumber, createdAt, instant } from '../../platform/database/columns.ts';

/** A video the studio keeps: of the catalog, or a creator's own upload from a device. Its bytes lie in media storage. */
@Entity('videos')
@Check('ck_videos_origin', `origin in ('catalog', 'device')`)
@Check('ck_videos_removed', `removed_at is null or archived_at is not null`)
@Check('ck_videos_owner', `(origin = 'device') = (owner_id is not null)`)
@Index(['createdAt', 'id'])
export class VideoEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  origin: 'catalog' | 'device';

  /** The creator who brought a device video; nobody else sees it. */
  @Index()
  @Column('uuid', { nullable: true })
  @ForeignKey('CreatorEntity', { onDelete: 'CASCADE' })
  ownerId: string | null;

  @Column('text')
  title: string;

  @Column('text', { nullable: true })
  description: string | null;

  @Column('text', { array: true, default: '{}' })
  tags: string[];

  @Column('boolean', { default: false })
  isDemo: boolean;

  @Column('text')
  storageKey: string;

  @Column('text', { nullable: true })
  posterKey: string | null;

  @Column('text')
  contentType: string;

  @Column(bigintNumber)
  sizeBytes: number;

  /** SHA-256 of the bytes, hex: what a consent was given for. */
  @Index()
  @Column('text')
  sha256: string;

  @Column('text')
  container: string;

  @Column('text')
  videoCodec: string;

  @Column('text', { nullable: true })
  audioCodec: string | null;

  @Column('integer')
  width: number;

  @Column('integer')
  height: number;

  @Column('double precision')
  frameRate: number;

  @Column('integer')
  durationMs: number;

  @Column(createdAt)
  createdAt: Date;

  /** Taken out of the lists; it may come back as long as it is not removed. */
  @Column({ ...instant, nullable: true })
  archivedAt: Date | null;

  /** Its files are gone; the row stays, so that the bundled videos do not come back after everything was removed. */
  @Column({ ...instant, nullable: true })
  removedAt: Date | null;

  /** Of title, description and tags. */
  @Column('integer', { default: 1 })
  version: number;
}
