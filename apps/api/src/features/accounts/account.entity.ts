import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { createdAt, instant } from '../../platform/database/columns.ts';

/**
 * A TikTok account connected to a creator, with its tokens encrypted. A disconnected one keeps its row, because publications
 * refer to it, but none of its tokens.
 */
@Entity('accounts')
@Unique(['openId'])
@Check(
  'ck_accounts_tokens',
  `status = 'disconnected' or (access_token_sealed is not null and refresh_token_sealed is not null)`,
)
@Check('ck_accounts_status', `status in ('connected', 'needs_reconnect', 'disconnected')`)
export class AccountEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  @ForeignKey('CreatorEntity', { onDelete: 'CASCADE' })
  creatorId: string;

  /** Verbatim: TikTok's open_ids may begin with `-` and hold `_`. */
  @Column('text')
  openId: string;

  @Column('text')
  displayName: string;

  @Column('text', { nullable: true })
  username: string | null;

  /** Where our own copy of the avatar lies in media storage. */
  @Column('text', { nullable: true })
  avatarKey: string | null;

  @Column('text', { nullable: true })
  avatarContentType: string | null;

  @Column('text', { array: true })
  scopes: string[];

  @Column('text', { default: 'connected' })
  status: 'connected' | 'needs_reconnect' | 'disconnected';

  @Column('text', { nullable: true })
  accessTokenSealed: string | null;

  @Column({ ...instant, nullable: true })
  accessTokenIssuedAt: Date | null;

  @Column({ ...instant, nullable: true })
  accessTokenExpiresAt: Date | null;

  @Column('text', { nullable: true })
  refreshTokenSealed: string | null;

  @Column({ ...instant, nullable: true })
  refreshTokenExpiresAt: Date | null;

  /** Set while one process refreshes the tokens; by the database's clock. */
  @Column({ ...instant, nullable: true })
  refreshLeaseUntil: Date | null;

  @Column(createdAt)
  createdAt: Date;
}
