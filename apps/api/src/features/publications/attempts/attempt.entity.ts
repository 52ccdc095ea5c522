import type { Transfer, TransferReason } from '@flowcast/shared-models';
import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { bigintNumber, createdAt, instant } from '../../../platform/database/columns.ts';
import type { AttemptState } from './attempt-states.ts';

/** One try at TikTok for a publication. `state` is the state of its newest history row, written in the same transaction. */
@Entity('attempts')
@Unique(['publicationId', 'number'])
@Unique(['publishId'])
@Unique(['pullTokenHash'])
@Check(
  'ck_attempts_transfer',
  `(transfer is null) = (transfer_reason is null) and (transfer in ('FILE_UPLOAD', 'PULL_FROM_URL')) and (transfer_reason in ('device_video', 'catalog_video', 'no_pull_address'))`,
)
@Check(
  'ck_attempts_state',
  `state in ('planned', 'init_sent', 'init_ok', 'sending', 'commit_sent', 'accepted', 'published', 'in_inbox', 'failed', 'cancelled', 'unknown')`,
)
export class AttemptEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  @ForeignKey('PublicationEntity', { onDelete: 'CASCADE' })
  publicationId: string;

  /** 1 for the first try. */
  @Column('integer')
  number: number;

  @Column('text', { default: 'planned' })
  state: AttemptState;

  /** Fencing number: who took the attempt last; a worker with an older one can write nothing. */
  @Column('integer', { default: 0 })
  fence: number;

  /** Null until its init is about to be sent; chosen anew should that init be refused without effect. */
  @Column('text', { nullable: true })
  transfer: Transfer | null;

  @Column('text', { nullable: true })
  transferReason: TransferReason | null;

  @Column('text', { nullable: true })
  publishId: string | null;

  /** A credential: sealed, and erased when the attempt ends. */
  @Column('text', { nullable: true })
  uploadUrlSealed: string | null;

  @Column({ ...instant, nullable: true })
  uploadUrlExpiresAt: Date | null;

  /** Of the address TikTok fetches the video from: whoever has the token gets the bytes, so only its hash is kept. */
  @Column('text', { nullable: true })
  pullTokenHash: string | null;

  /** From then on the address serves nothing. Written by the statement that ends the attempt. */
  @Column({ ...instant, nullable: true })
  pullRevokedAt: Date | null;

  /** Before this its init must not be sent: TikTok may still be waiting for the download of the attempt before it. */
  @Column({ ...instant, nullable: true })
  notBeforeAt: Date | null;

  @Column({ ...bigintNumber, default: 0 })
  bytesSent: number;

  @Column('text', { nullable: true })
  failReason: string | null;

  @Column(createdAt)
  createdAt: Date;

  @Column({ ...instant, nullable: true })
  endedAt: Date | null;
}
