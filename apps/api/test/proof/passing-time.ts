import { sql } from '../support/publish.ts';
import { type Cast, publishesOf } from './cast.ts';
import { possibleEnds } from './expected.ts';
import type { Scene } from './scene.ts';

interface Attempt {
  readonly publication_id: string;
  readonly number: number;
  readonly state: string;
  readonly publish_id: string | null;
  /** How long after the address before it died this attempt begins; null when it need not wait. */
  readonly waits_minutes: number | null;
  readonly is_early: boolean;
}

/** TikTok gives a download up after an hour. */
const pullHourMinutes = 60;

const attemptsQuery = `
  select publication_id, number, state, publish_id, coalesce(not_before_at > now(), false) as is_early,
    (extract(epoch from not_before_at - lag(pull_revoked_at) over (partition by publication_id order by number)) / 60)::float8
      as waits_minutes
  from attempts where publication_id = any($1) order by publication_id, number`;

/**
 * The hour of a download and the day without a word, for publications that TikTok fetches. They pass in the rows that hold
 * the instants, so that nobody waits for them, and only when at TikTok nothing is open any more.
 */
export async function letTimePass({ stack }: Scene, casts: readonly Cast[]): Promise<void> {
  const pulled = casts.filter(({ story }) => story.case.way === 'pull');
  if (pulled.length === 0) return;
  const ids = pulled.map(({ publicationId }) => publicationId);
  const attempts = await sql<Attempt>(stack, attemptsQuery, [ids]);
  for (const cast of pulled) {
    const own = attempts.filter(({ publication_id }) => publication_id === cast.publicationId);
    if (own.every(({ state }) => state !== 'init_sent')) cast.story.letFetchesCome();
    const last = own.at(-1);
    const isOpen = publishesOf(stack, cast).some(({ finishedAt }) => finishedAt === null);
    // Whoever asks TikTok for anything has it do what fell due.
    if (last?.state === 'accepted' && last.publish_id === null) await stack.control('GET', '/__control/clock');
    if (!last || isOpen) continue;
    if (last.state === 'planned' && last.waits_minutes !== null) await letHourPass({ stack }, cast, last);
    const isSilent = last.state === 'accepted' && last.publish_id === null;
    if (!isSilent) await letQuarterPass({ stack }, cast);
    else if (possibleEnds(cast.story.case).every(({ says }) => says === 'unknown')) await letDayPass({ stack }, cast);
  }
}

type Stack = Pick<Scene, 'stack'>;

async function letHourPass({ stack }: Stack, cast: Cast, attempt: Attempt): Promise<void> {
  const { publicationId: id, problems } = cast;
  if (attempt.is_early) {
    if ((attempt.waits_minutes ?? 0) < pullHourMinutes) problems.push(`it waits ${attempt.waits_minutes} minutes only`);
    await sql(stack, `update attempts set not_before_at = now() where publication_id = $1 and number = $2`, [
      id,
      attempt.number,
    ]);
  }
  await sql(
    stack,
    `update graphile_worker._private_jobs set run_at = now()
     where key = $1 and locked_at is null and run_at > now() + interval '30 minutes'`,
    [`publish:${id}`],
  );
}

async function letDayPass({ stack }: Stack, { publicationId: id }: Cast): Promise<void> {
  await sql(
    stack,
    `update graphile_worker._private_jobs set run_at = now(), payload = jsonb_set(payload::jsonb, '{since}',
       to_jsonb(to_char(now() at time zone 'utc' - interval '24 hours', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))::json
     where key = $1 and locked_at is null and run_at > now()`,
    [`observe:${id}`],
  );
}

/** Without a publish id looks are far apart; the id may come just after one of them, and the next one is waited for. */
async function letQuarterPass({ stack }: Stack, { publicationId: id }: Cast): Promise<void> {
  await sql(
    stack,
    `update graphile_worker._private_jobs set run_at = now() where key = $1 and locked_at is null
       and run_at > now() + interval '10 minutes' and (select state <> 'unknown' from publications where id = $2)`,
    [`observe:${id}`, id],
  );
}

/** Two publishes of one publication must never be open at TikTok where TikTok fetches by itself. */
export function openTogether({ stack }: Stack, cast: Cast): string[] {
  if (cast.story.case.way !== 'pull') return [];
  const publishes = publishesOf(stack, cast);
  return publishes.slice(1).flatMap(({ initAt }, index) => {
    const finishedAt = publishes[index]?.finishedAt ?? null;
    const isOver = finishedAt !== null && finishedAt <= initAt;
    return isOver ? [] : ['two publishes of it were open at TikTok at once'];
  });
}
