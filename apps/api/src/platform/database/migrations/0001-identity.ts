import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may enter, how they come in, and the TikTok accounts they bring. */
export class Identity1000000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table creators (
        id uuid not null default gen_random_uuid(),
        display_name text not null,
        role text not null,
        status text not null default 'active',
        created_at timestamptz not null default now(),
        last_seen_at timestamptz,
        constraint pk_creators primary key (id),
        constraint ck_creators_role check (role in ('creator', 'admin')),
        constraint ck_creators_status check (status in ('active', 'suspended'))
      );

      create table accounts (
        id uuid not null default gen_random_uuid(),
        creator_id uuid not null,
        open_id text not null,
        display_name text not null,
        username text,
        avatar_key text,
        avatar_content_type text,
        scopes text[] not null,
        status text not null default 'connected',
        access_token_sealed text,
        access_token_issued_at timestamptz,
        access_token_expires_at timestamptz,
        refresh_token_sealed text,
        refresh_token_expires_at timestamptz,
        created_at timestamptz not null default now(),
        constraint pk_accounts primary key (id),
        constraint uq_accounts_open_id unique (open_id),
        constraint fk_accounts_creator_id foreign key (creator_id) references creators (id) on delete cascade,
        constraint ck_accounts_status check (status in ('connected', 'needs_reconnect', 'disconnected')),
        constraint ck_accounts_tokens check (
          status = 'disconnected' or (access_token_sealed is not null and refresh_token_sealed is not null)
        )
      );
      create index ix_accounts_creator_id on accounts (creator_id);

      create table sessions (
        id uuid not null default gen_random_uuid(),
        token_hash text not null,
        creator_id uuid not null,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        constraint pk_sessions primary key (id),
        constraint uq_sessions_token_hash unique (token_hash),
        constraint fk_sessions_creator_id foreign key (creator_id) references creators (id) on delete cascade
      );
      create index ix_sessions_creator_id on sessions (creator_id);

      create table sign_in_attempts (
        id uuid not null default gen_random_uuid(),
        state_hash text not null,
        browser_hash text not null,
        code_verifier_sealed text not null,
        invitation_token_hash text,
        connect_creator_id uuid,
        return_to text not null,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        constraint pk_sign_in_attempts primary key (id),
        constraint uq_sign_in_attempts_state_hash unique (state_hash),
        constraint fk_sign_in_attempts_connect_creator_id foreign key (connect_creator_id)
          references creators (id) on delete cascade
      );
      create index ix_sign_in_attempts_expires_at on sign_in_attempts (expires_at);

      create table invitations (
        id uuid not null default gen_random_uuid(),
        token_hash text not null,
        role text not null,
        note text,
        created_by_id uuid,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        used_at timestamptz,
        used_by_id uuid,
        revoked_at timestamptz,
        constraint pk_invitations primary key (id),
        constraint uq_invitations_token_hash unique (token_hash),
        constraint fk_invitations_created_by_id foreign key (created_by_id) references creators (id) on delete set null,
        constraint fk_invitations_used_by_id foreign key (used_by_id) references creators (id) on delete set null,
        constraint ck_invitations_role check (role in ('creator', 'admin'))
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table invitations, sign_in_attempts, sessions, accounts, creators`);
  }
}
