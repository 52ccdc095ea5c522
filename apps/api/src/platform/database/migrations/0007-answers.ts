import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A creator may consent anew, and every consent is kept. Pages of publications and of the calendar are index scans: by
 * state, by account and by the publication's time. Search is by trigrams where the server has them.
 */
export class Answers1000000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table consents add column number integer not null default 1;
      alter table consents drop constraint pk_consents;
      alter table consents add constraint pk_consents primary key (publication_id, number);

      drop index ix_publications_account_id;
      create index ix_publications_account_id_state_created_at_id on publications (account_id, state, created_at, id);
      create index ix_publications_creator_id_state_created_at_id on publications (creator_id, state, created_at, id);
      create index ix_publications_account_id_time on publications (account_id, coalesce(scheduled_at, created_at), id);
      create index ix_publications_creator_id_time on publications (creator_id, coalesce(scheduled_at, created_at), id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index ix_publications_creator_id_time, ix_publications_account_id_time,
        ix_publications_creator_id_state_created_at_id, ix_publications_account_id_state_created_at_id;
      create index ix_publications_account_id on publications (account_id);

      delete from consents older using consents newer
        where older.publication_id = newer.publication_id and older.number < newer.number;
      alter table consents drop constraint pk_consents;
      alter table consents drop column number;
      alter table consents add constraint pk_consents primary key (publication_id);
    `);
  }
}
