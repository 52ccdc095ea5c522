import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What TikTok told by itself. */
export class Webhooks1000000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table webhook_events (
        id uuid not null default gen_random_uuid(),
        dedupe_key text not null,
        event text not null,
        open_id text,
        publish_id text,
        post_id text,
        reason text,
        raw_body bytea not null,
        told_at timestamptz not null,
        received_at timestamptz not null default now(),
        handled_at timestamptz,
        constraint pk_webhook_events primary key (id),
        constraint uq_webhook_events_dedupe_key unique (dedupe_key)
      );
      create index ix_webhook_events_publish_id on webhook_events (publish_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table webhook_events`);
  }
}
