import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How an attempt's video goes to TikTok and why; the address TikTok fetches it from, and everything it fetched there. */
export class Pulls1000000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table attempts
        add column transfer text,
        add column transfer_reason text,
        add column pull_token_hash text,
        add column pull_revoked_at timestamptz,
        add column not_before_at timestamptz,
        add constraint uq_attempts_pull_token_hash unique (pull_token_hash),
        add constraint ck_attempts_transfer check (
          (transfer is null) = (transfer_reason is null)
          and (transfer in ('FILE_UPLOAD', 'PULL_FROM_URL'))
          and (transfer_reason in ('device_video', 'catalog_video', 'no_pull_address'))
        );

      update attempts
      set transfer = 'FILE_UPLOAD',
          transfer_reason = case when videos.origin = 'device' then 'device_video' else 'no_pull_address' end
      from publications join videos on videos.id = publications.video_id
      where publications.id = attempts.publication_id
        and exists (
          select 1 from attempt_history where attempt_history.attempt_id = attempts.id and attempt_history.state = 'init_sent'
        );

      create table pull_fetches (
        id bigserial not null,
        attempt_id uuid not null,
        at timestamptz not null default now(),
        ended_at timestamptz,
        method text not null,
        range text,
        status integer not null,
        refusal text,
        bytes_sent bigint not null default 0,
        user_agent text,
        constraint pk_pull_fetches primary key (id),
        constraint fk_pull_fetches_attempt_id foreign key (attempt_id) references attempts (id) on delete cascade
      );
      create index ix_pull_fetches_attempt_id on pull_fetches (attempt_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table pull_fetches;
      alter table attempts
        drop column transfer,
        drop column transfer_reason,
        drop column pull_token_hash,
        drop column pull_revoked_at,
        drop column not_before_at;
    `);
  }
}
