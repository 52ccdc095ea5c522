import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/**
 * The kinds of call TikTok counts for each token, by a sliding minute. Both kinds of init share one window here.
 * Source: docs/tiktok-assumptions.md, rate limits.
 */
export const budgetKinds = ['init', 'creator_info', 'status'] as const;
export type BudgetKind = (typeof budgetKinds)[number];

/** When calls of a kind were made for an account, as far as they still count: all processes see the same. */
@Entity('api_budgets')
export class ApiBudgetEntity {
  @PrimaryColumn('uuid')
  @ForeignKey('AccountEntity', { onDelete: 'CASCADE' })
  accountId: string;

  @PrimaryColumn('text')
  kind: BudgetKind;

  /** Oldest first, by the database's clock. */
  @Column('timestamptz', { array: true, default: '{}' })
  takenAt: Date[];
}
