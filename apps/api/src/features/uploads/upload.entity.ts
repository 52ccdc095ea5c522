import type { FieldError } from '@flowcast/shared-models';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintNumber, createdAt, instant } from '../../platform/database/columns.ts';

/** A tus upload on its way to becoming a video. Its id is the tus id. */
@Entity('uploads')
@Check('ck_uploads_purpose', `purpose in ('device', 'catalog')`)
@Check('ck_uploads_status', `status in ('receiving', 'finished', 'registered', 'refused')`)
export class UploadEntity {
  @PrimaryColumn('text')
  id: string;

  @Index()
  @Column('uuid')
  @ForeignKey('CreatorEntity', { onDelete: 'CASCADE' })
  creatorId: string;

  @Column('text')
  purpose: 'device' | 'catalog';

  @Column('text', { default: 'receiving' })
  status: 'receiving' | 'finished' | 'registered' | 'refused';

  @Column('text', { nullable: true })
  filename: string | null;

  @Column(bigintNumber)
  sizeBytes: number;

  @Column('uuid', { nullable: true })
  @ForeignKey('VideoEntity', { onDelete: 'SET NULL' })
  videoId: string | null;

  /** Why TikTok would refuse the video, when `status` is `refused`. */
  @Column('jsonb', { nullable: true })
  refusals: FieldError[] | null;

  @Column(createdAt)
  createdAt: Date;

  @Column({ ...instant, nullable: true })
  finishedAt: Date | null;
}
