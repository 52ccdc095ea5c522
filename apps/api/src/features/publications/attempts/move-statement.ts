import type { EntityManager } from 'typeorm';
import { assignments, hastyCommit, StatementValues } from '../../../platform/database/index.ts';
import type { HeldAttempt } from './attempt-change.ts';
import type { AttemptState } from './attempt-states.ts';
import { AttemptEntity } from './attempt.entity.ts';
import { LostFenceError } from './lost-fence-error.ts';
import { announcement, publicationAssignments, type PublicationPatch } from '../publication-changes.ts';

/** A step as it is written. `set`: columns of the attempt, or SQL for them. */
export interface WrittenStep {
  readonly to: AttemptState;
  readonly set: Readonly<Record<string, unknown>>;
  readonly detail: Record<string, unknown>;
  readonly publication: PublicationPatch;
}

/**
 * Attempt, history, publication and announcement in one statement: it is a transaction by itself where no other is open, so a
 * step costs one question and one wait for the disk. The attempt's row comes first, as everywhere.
 * @throws {LostFenceError} when the attempt has another fence, or has left the state its writer knows
 */
export async function writeStep(manager: EntityManager, attempt: AttemptEntity, step: WrittenStep): Promise<void> {
  const values = new StatementValues();
  const set = { ...step.set, state: step.to };
  const rows: unknown[] = await manager.query(
    `with held as (
       update attempts set ${assignments(manager, [AttemptEntity, set], values)}
       where id = ${values.add(attempt.id)} and fence = ${values.add(attempt.fence)} and state = ${values.add(attempt.state)}
       returning id as attempt_id, publication_id
     ), told as (
       insert into attempt_history (attempt_id, state, detail)
       select attempt_id, ${values.add(step.to)}, ${values.add(JSON.stringify(step.detail))}::jsonb from held
     ), changed as (
       update publications set ${publicationAssignments(manager, step.publication, values)}
       from held where id = held.publication_id returning id, version
     ) select ${announcement} from changed`,
    values.all,
  );
  requireHeld(rows);
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
