import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What creators asked to publish, what they consented to, every try at TikTok for it, and who is at work on them. */
export class Publications1000000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table publications (
        id uuid not null default gen_random_uuid(),
        creator_id uuid not null,
        account_id uuid not null,
        video_id uuid not null,
        mode text not null,
        post jsonb,
        state text not null,
        version integer not null default 1,
        scheduled_at timestamptz,
        size_bytes bigint not null,
        bytes_sent bigint not null default 0,
        publish_id text,
        post_ids text[] not null default '{}',
        post_url text,
        fail_reason text,
        needs jsonb not null default '[]',
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        constraint pk_publications primary key (id),
        constraint fk_publications_creator_id foreign key (creator_id) references creators (id) on delete restrict,
        constraint fk_publications_account_id foreign key (account_id) references accounts (id) on delete restrict,
        constraint fk_publications_video_id foreign key (video_id) references videos (id) on delete restrict,
        constraint ck_publications_mode check (mode in ('direct', 'draft')),
        constraint ck_publications_post check ((mode = 'direct') = (post is not null)),
        constraint ck_publications_state check (
          state in ('scheduled', 'queued', 'sending', 'processing', 'published', 'in_inbox', 'needs_attention', 'failed', 'unknown', 'cancelled')
        )
      );
      create index ix_publications_account_id on publications (account_id);
      create index ix_publications_video_id on publications (video_id);
      create index ix_publications_creator_id_created_at_id on publications (creator_id, created_at, id);

      create table consents (
        publication_id uuid not null,
        creator_id uuid not null,
        declaration text not null,
        post jsonb,
        video_sha256 text not null,
        given_at timestamptz not null default now(),
        constraint pk_consents primary key (publication_id),
        constraint fk_consents_publication_id foreign key (publication_id) references publications (id) on delete cascade,
        constraint fk_consents_creator_id foreign key (creator_id) references creators (id) on delete cascade
      );

      create table attempts (
        id uuid not null default gen_random_uuid(),
        publication_id uuid not null,
        number integer not null,
        state text not null default 'planned',
        fence integer not null default 0,
        publish_id text,
        upload_url_sealed text,
        upload_url_expires_at timestamptz,
        bytes_sent bigint not null default 0,
        fail_reason text,
        created_at timestamptz not null default now(),
        ended_at timestamptz,
        constraint pk_attempts primary key (id),
        constraint uq_attempts_publication_id_number unique (publication_id, number),
        constraint uq_attempts_publish_id unique (publish_id),
        constraint fk_attempts_publication_id foreign key (publication_id) references publications (id) on delete cascade,
        constraint ck_attempts_state check (
          state in ('planned', 'init_sent', 'init_ok', 'sending', 'commit_sent', 'accepted', 'published', 'in_inbox', 'failed', 'cancelled', 'unknown')
        )
      );

      create table attempt_history (
        id bigserial not null,
        attempt_id uuid not null,
        state text not null,
        detail jsonb not null default '{}',
        at timestamptz not null default now(),
        constraint pk_attempt_history primary key (id),
        constraint fk_attempt_history_attempt_id foreign key (attempt_id) references attempts (id) on delete cascade
      );
      create index ix_attempt_history_attempt_id on attempt_history (attempt_id);

      create table idempotency_keys (
        creator_id uuid not null,
        key text not null,
        request_hash text not null,
        answer jsonb not null,
        created_at timestamptz not null default now(),
        constraint pk_idempotency_keys primary key (creator_id, key),
        constraint fk_idempotency_keys_creator_id foreign key (creator_id) references creators (id) on delete cascade
      );
      create index ix_idempotency_keys_created_at on idempotency_keys (created_at);

      create table worker_leases (
        id text not null,
        renewed_at timestamptz not null default now(),
        constraint pk_worker_leases primary key (id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table worker_leases, idempotency_keys, attempt_history, attempts, consents, publications`);
  }
}
