import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls made to TikTok for each account within the last minute. */
export class ApiBudgets1000000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table api_budgets (
        account_id uuid not null,
        kind text not null,
        taken_at timestamptz[] not null default '{}',
        constraint pk_api_budgets primary key (account_id, kind),
        constraint fk_api_budgets_account_id foreign key (account_id) references accounts (id) on delete cascade
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table api_budgets`);
  }
}
