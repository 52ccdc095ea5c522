import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was said to TikTok for each attempt, and how often TikTok told what it told by itself. */
export class AttemptExchanges1000000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table attempt_exchanges (
        id bigserial not null,
        attempt_id uuid not null,
        call text not null,
        request jsonb not null,
        http_status integer,
        code text,
        log_id text,
        facts jsonb not null,
        failure text,
        at timestamptz not null,
        duration_ms integer not null,
        count integer not null default 1,
        last_at timestamptz not null,
        constraint pk_attempt_exchanges primary key (id),
        constraint fk_attempt_exchanges_attempt_id foreign key (attempt_id) references attempts (id) on delete cascade
      );
      create index ix_attempt_exchanges_attempt_id on attempt_exchanges (attempt_id);

      alter table webhook_events add column deliveries integer not null default 1;
      create index ix_webhook_events_open_id on webhook_events (open_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index ix_webhook_events_open_id;
      alter table webhook_events drop column deliveries;
      drop table attempt_exchanges;
    `);
  }
}
