import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until when a refresh token that was sent to TikTok belongs to the process that sent it. */
export class RefreshLeases1000000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table accounts add column refresh_lease_until timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table accounts drop column refresh_lease_until`);
  }
}
