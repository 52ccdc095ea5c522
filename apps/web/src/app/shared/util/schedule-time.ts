import { scheduleProblems } from './choice-copy.ts';

const dayMs = 86_400_000;
/** How far ahead the studio takes a post. */
export const furthestMs = 30 * dayMs;

/** Why a post cannot be planned for this instant; null when it can. The studio judges by the same limits. */
export function scheduleProblem(scheduledAt: string, nowMs: number): string | null {
  const atMs = Date.parse(scheduledAt);
  if (Number.isNaN(atMs)) return scheduleProblems.missing;
  if (atMs <= nowMs) return scheduleProblems.past;
  return atMs > nowMs + furthestMs ? scheduleProblems.tooFar : null;
}

/** An instant as `datetime-local` fields write it, in the zone of this device: `2026-11-22T14:05`. */
export function toLocalField(instant: string): string {
  const atMs = Date.parse(instant);
  if (Number.isNaN(atMs)) return '';
  const at = new Date(atMs);
  const [date, time] = [
    [at.getFullYear(), at.getMonth() + 1, at.getDate()],
    [at.getHours(), at.getMinutes()],
  ].map((numbers) => numbers.map((number) => String(number).padStart(2, '0')));
  return `${date?.join('-')}T${time?.join(':')}`;
}

/** The instant of a `datetime-local` field; `invalid` keeps a half-written one from meaning "now". */
export function fromLocalField(text: string): string {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? 'invalid' : at.toISOString();
}

/** A first suggestion: the next full hour that is at least one hour ahead. */
export function suggestedTime(nowMs: number): string {
  const hourMs = 3_600_000;
  return new Date(Math.ceil(nowMs / hourMs + 1) * hourMs).toISOString();
}

/** The zone times are shown in, as people write it: `Europe/Berlin (GMT+1)`. */
export function zoneName(at: Date): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const offset = new Intl.DateTimeFormat('en', { timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName');
  return `${timeZone} (${offset?.value ?? ''})`;
}
