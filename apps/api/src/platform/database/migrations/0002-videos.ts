import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Videos of the catalog and from devices, and the uploads they come from. */
export class Videos1000000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table videos (
        id uuid not null default gen_random_uuid(),
        origin text not null,
        owner_id uuid,
        title text not null,
        description text,
        tags text[] not null default '{}',
        is_demo boolean not null default false,
        storage_key text not null,
        poster_key text,
        content_type text not null,
        size_bytes bigint not null,
        sha256 text not null,
        container text not null,
        video_codec text not null,
        audio_codec text,
        width integer not null,
        height integer not null,
        frame_rate double precision not null,
        duration_ms integer not null,
        created_at timestamptz not null default now(),
        archived_at timestamptz,
        constraint pk_videos primary key (id),
        constraint fk_videos_owner_id foreign key (owner_id) references creators (id) on delete cascade,
        constraint ck_videos_origin check (origin in ('catalog', 'device')),
        constraint ck_videos_owner check ((origin = 'device') = (owner_id is not null))
      );
      create index ix_videos_owner_id on videos (owner_id);
      create index ix_videos_created_at_id on videos (created_at, id);

      create table uploads (
        id text not null,
        creator_id uuid not null,
        purpose text not null,
        status text not null default 'receiving',
        filename text,
        size_bytes bigint not null,
        video_id uuid,
        refusals jsonb,
        created_at timestamptz not null default now(),
        finished_at timestamptz,
        constraint pk_uploads primary key (id),
        constraint fk_uploads_creator_id foreign key (creator_id) references creators (id) on delete cascade,
        constraint fk_uploads_video_id foreign key (video_id) references videos (id) on delete set null,
        constraint ck_uploads_purpose check (purpose in ('device', 'catalog')),
        constraint ck_uploads_status check (status in ('receiving', 'finished', 'registered', 'refused'))
      );
      create index ix_uploads_creator_id on uploads (creator_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table uploads, videos`);
  }
}
