import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Taking videos out and back, versions of what is said about a video, its bytes found by their hash, and what was read of the import folder. */
export class CatalogCare1000000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table videos
        add column version integer not null default 1,
        add column removed_at timestamptz,
        add constraint ck_videos_removed check (removed_at is null or archived_at is not null);
      update videos set removed_at = archived_at
        where archived_at is not null and not exists (select 1 from publications where video_id = videos.id);
      create index ix_videos_sha256 on videos (sha256);

      create table import_files (
        name text not null,
        revision text not null,
        sha256 text not null,
        constraint pk_import_files primary key (name)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table import_files;
      drop index ix_videos_sha256;
      alter table videos drop constraint ck_videos_removed, drop column removed_at, drop column version;
    `);
  }
}
