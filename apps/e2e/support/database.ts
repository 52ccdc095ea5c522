import pg from 'pg';

/** What would take months to happen is written into the database: thousands of posts, or a day without an answer. */
export class ProductDatabase {
  private readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** Publications of an account, all of the first catalog video; answers their ids in the given order. */
  async addPublications(accountId: string, rows: readonly SeededPublication[]): Promise<string[]> {
    const identified = rows.map((row) => ({ ...row, id: crypto.randomUUID() }));
    await this.query(insertPublications, [accountId, JSON.stringify(identified)]);
    return identified.map(({ id }) => id);
  }

  /** Catalog videos, all of the bytes of the first one, the given one first in the list. */
  async addVideos(rows: readonly { title: string; tags?: readonly string[] }[]): Promise<void> {
    await this.query(
      `insert into videos (origin, title, tags, storage_key, poster_key, content_type, size_bytes, sha256, container,
         video_codec, width, height, frame_rate, duration_ms, created_at)
       select 'catalog', row.title, coalesce(array(select jsonb_array_elements_text(row.tags)), '{}'), storage_key,
         poster_key, content_type, size_bytes, sha256, container, video_codec, width, height, frame_rate, duration_ms,
         now() - make_interval(secs => position / 1000.0)
       from (select * from videos where origin = 'catalog' and archived_at is null order by created_at limit 1) as video,
         rows from (jsonb_to_recordset($1::jsonb) as (title text, tags jsonb)) with ordinality as row(title, tags, position)`,
      [JSON.stringify(rows)],
    );
  }

  /** Puts a publication into a state and announces it, as a worker does. */
  async moveTo(id: string, state: string): Promise<void> {
    await this.query(
      `with moved as (
         update publications set state = $2, version = version + 1, updated_at = now() where id = $1 returning id, version)
       select pg_notify('flowcast_changes',
         json_build_object('kind', 'publication', 'id', id, 'version', version)::text) from moved`,
      [id, state],
    );
  }

  /** As if TikTok had not told for a day what became of a publication: the next look is the last one. */
  async waitInVain(id: string): Promise<void> {
    const since = new Date(Date.now() - 24 * 3_600_000).toISOString();
    const payload = JSON.stringify({ publicationId: id, round: 9, since });
    await this.query(`select graphile_worker.add_job('observe', $1::json, job_key := 'observe:' || $2)`, [payload, id]);
  }

  /** As if what TikTok told of the end of a publication had never arrived. */
  async loseOutcome(id: string): Promise<void> {
    await this.query(
      `with attempt as (
         update attempts set state = 'unknown', ended_at = null where publication_id = $1 returning id
       ), entry as (
         insert into attempt_history (attempt_id, state) select id, 'unknown' from attempt
       )
       update publications set post_ids = '{}', post_url = null where id = $1`,
      [id],
    );
    await this.moveTo(id, 'unknown');
  }

  /** Of the newest publication of an account. */
  async newestId(accountId: string): Promise<string> {
    const text = `select id from publications where account_id = $1 order by created_at desc limit 1`;
    const [row] = (await this.query(text, [accountId])) as { id: string }[];
    return row?.id ?? '';
  }

  async query(text: string, values: unknown[] = []): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    try {
      const { rows } = await client.query<Record<string, unknown>>(text, values);
      return rows;
    } finally {
      await client.end();
    }
  }
}

export interface SeededPublication {
  state: string;
  caption: string;
  mode?: 'direct' | 'draft';
  /** Before now; negative for a time to come, which is then its `scheduledAt`. */
  minutesAgo: number;
  failReason?: string;
  needs?: readonly object[];
  bytesSent?: number;
  postUrl?: string;
  /** States of its attempt in their order, a few seconds apart. */
  history?: readonly { state: string; detail?: object }[];
}

/** One statement: publications with consent, attempt and history, as the API would have written them. */
const insertPublications = `
  with given as (
    select row.*, gen_random_uuid() as attempt_id,
           least(now(), now() - make_interval(secs => row."minutesAgo" * 60)) as at,
           case when row."minutesAgo" < 0 or row.needs @> '[{"code": "schedule_missed"}]' then now() - make_interval(secs => row."minutesAgo" * 60) end as scheduled_at,
           case when coalesce(row.mode, 'direct') = 'direct' then jsonb_build_object(
             'caption', row.caption, 'privacyLevel', 'PUBLIC_TO_EVERYONE', 'allowComment', true, 'allowDuet', false,
             'allowStitch', false, 'yourBrand', false, 'brandedContent', false, 'aiGenerated', false,
             'coverTimestampMs', 0) end as post
    from jsonb_to_recordset($2::jsonb) as row(
      id uuid, state text, caption text, mode text, "minutesAgo" double precision, "failReason" text, needs jsonb,
      "bytesSent" bigint, "postUrl" text, history jsonb)
  ), account as (
    select * from accounts where id = $1
  ), video as (
    select * from videos where origin = 'catalog' order by created_at limit 1
  ), publication as (
    insert into publications (id, creator_id, account_id, video_id, mode, post, state, scheduled_at, size_bytes,
      bytes_sent, post_url, fail_reason, needs, created_at, updated_at)
    select given.id, account.creator_id, account.id, video.id, coalesce(given.mode, 'direct'), given.post, given.state,
           given.scheduled_at, video.size_bytes,
           coalesce(given."bytesSent", case when given.history @> '[{"state": "accepted"}]' then video.size_bytes else 0 end), given."postUrl", given."failReason",
           coalesce(given.needs, '[]'), given.at, given.at
    from given, account, video
    returning id, creator_id
  ), consent as (
    insert into consents (publication_id, creator_id, declaration, post, video_sha256, given_at)
    select given.id, account.creator_id, 'By posting, you agree to TikTok''s Music Usage Confirmation.', given.post,
           video.sha256, given.at
    from given, account, video
  ), attempt as (
    insert into attempts (id, publication_id, number, state, bytes_sent, created_at)
    select attempt_id, id, 1, coalesce(history -> -1 ->> 'state', 'planned'), coalesce("bytesSent", 0), at from given
  )
  insert into attempt_history (attempt_id, state, detail, at)
  select given.attempt_id, entry ->> 'state', coalesce(entry -> 'detail', '{}'),
         given.at + (position - 1) * interval '4 seconds'
  from given, jsonb_array_elements(coalesce(given.history, '[{"state": "planned"}]')) with ordinality as entries(entry, position)`;
