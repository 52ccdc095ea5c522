import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People who ask to be let in, and invitations that need no link because they name the TikTok account. */
export class AccessRequests1000000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table access_requests (
        id uuid not null default gen_random_uuid(),
        open_id text not null,
        display_name text not null,
        avatar_key text,
        avatar_content_type text,
        note text,
        status text not null default 'open',
        created_at timestamptz not null default now(),
        ends_at timestamptz not null,
        decided_at timestamptz,
        decided_by_id uuid,
        constraint pk_access_requests primary key (id),
        constraint uq_access_requests_open_id unique (open_id),
        constraint fk_access_requests_decided_by_id foreign key (decided_by_id) references creators (id) on delete set null,
        constraint ck_access_requests_status check (status in ('open', 'dismissed')),
        constraint ck_access_requests_decided check ((status = 'dismissed') = (decided_at is not null))
      );
      create index ix_access_requests_ends_at on access_requests (ends_at);

      alter table invitations
        alter column token_hash drop not null,
        add column open_id text,
        add column invited_name text,
        add constraint ck_invitations_key check (num_nonnulls(token_hash, open_id) = 1);
      create index ix_invitations_open_id on invitations (open_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from invitations where token_hash is null;
      alter table invitations
        drop constraint ck_invitations_key,
        drop column invited_name,
        drop column open_id,
        alter column token_hash set not null;
      drop table access_requests;
    `);
  }
}
