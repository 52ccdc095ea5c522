import type { EntityManager } from 'typeorm';
import { assignments, hastyCommit, type StatementPart, StatementValues } from '../../../platform/database/index.ts';
import type { HeldAttempt } from './attempt-change.ts';
import { type AttemptState, attemptStates } from './attempt-states.ts';
import { isToBeSent } from './attempt-transitions.ts';
import { AttemptEntity } from './attempt.entity.ts';
import { LostFenceError } from './lost-fence-error.ts';
import { announcement, publicationAssignments, type PublicationPatch } from '../publication-changes.ts';

/** A step as it is written. `set`: columns of the attempt, or SQL for them. */
export interface WrittenStep {
  /** The new state is the last one; the history gets all of them. */
  readonly path: readonly [...AttemptState[], AttemptState];
  readonly set: Readonly<Record<string, unknown>>;
  readonly detail: Record<string, unknown>;
  readonly publication: PublicationPatch;
  /** Done by the same statement, if it changes anything: an expression, and an `update` with a condition. */
  readonly within?: StatementPart;
  readonly beside?: StatementPart;
}

/**
 * Attempt, history, publication and announcement in one statement: it is a transaction by itself where no other is open, so a
 * step costs one question and one wait for the disk. The attempt's row comes first, as everywhere.
 * @throws {LostFenceError} when the attempt has another fence, or has left the state its writer knows
 */
export async function writeStep(manager: EntityManager, attempt: AttemptEntity, step: WrittenStep): Promise<void> {
  const values = new StatementValues();
  const set = { ...step.set, state: step.path.at(-1) };
  const rows: unknown[] = await manager.query(
    `with held as (
       update attempts set ${assignments(manager, [AttemptEntity, set], values)}
       where id = ${values.add(attempt.id)} and fence = ${values.add(attempt.fence)} and state = ${values.add(attempt.state)}
       returning id as attempt_id, publication_id
     ), told as (
       insert into attempt_history (attempt_id, state, detail)
       select attempt_id, passed.state, case passed.place when 1 then ${values.add(JSON.stringify(step.detail))}::jsonb else '{}' end
       from held cross join unnest(${values.add(step.path)}::text[]) with ordinality passed (state, place) order by passed.place
     ), changed as (
       update publications set ${publicationAssignments(manager, step.publication, values)}
       from held where id = held.publication_id returning id, version
     )${step.beside ? `, noted as (${step.beside(values)} and exists (select 1 from held))` : ''}
     select ${announcement}${step.within ? `, ${step.within(values)}` : ''} from changed`,
    values.all,
  );
  requireHeld(rows);
}

/**
 * Makes its caller the holder of a publication's newest attempt, where there is something to send and nobody is asked. Null
 * where not, and when the attempt has been replaced while its row was waited for.
 */
export async function takeFence(
  manager: EntityManager,
  publicationId: string,
): Promise<Pick<HeldAttempt, 'id' | 'fence'> | null> {
  const [rows] = await manager.query<[Pick<HeldAttempt, 'id' | 'fence'>[]]>(
    `update attempts set fence = fence + 1
     where id = (select id from attempts where publication_id = $1 order by number desc limit 1)
       and state = any($2)
       and not exists (select 1 from publications where id = $1 and state = 'needs_attention')
     returning id, fence`,
    [publicationId, attemptStates.filter(isToBeSent)],
  );
  return rows[0] ?? null;
}

/** How far a transfer is. No state: after a crash TikTok is asked what it has. @throws {LostFenceError} */
export async function writeProgress(
  manager: EntityManager,
  { id, fence }: HeldAttempt,
  { bytesSent, states }: { bytesSent: number; states: readonly AttemptState[] },
): Promise<void> {
  const rows: unknown[] = await manager.query(
    `with held as (
       update attempts set bytes_sent = $3 where id = $1 and fence = $2 and state = any($4) returning publication_id
     ), changed as (
       update publications set bytes_sent = $3, version = version + 1, updated_at = now()
       from held where id = held.publication_id returning id, version
     ) select ${announcement}, ${hastyCommit} from changed`,
    [id, fence, bytesSent, states],
  );
  requireHeld(rows);
}

function requireHeld(rows: readonly unknown[]): void {
  if (rows.length !== 1) throw new LostFenceError('The attempt is in other hands now.');
}
