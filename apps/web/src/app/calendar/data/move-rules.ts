import {
  addDays,
  daysBetween,
  instantAt,
  isReschedulable,
  type Publication,
  scheduleRefusal,
  wallTime,
} from '@flowcast/shared-models';
import { calendarCopy as copy } from '../copy.ts';

export const quarterMs = 900_000;

/** Why a publication stays where it is; null when it may be moved. */
export function whyFixed(publication: Publication): string | null {
  const reasons: Partial<Record<Publication['state'], string>> = copy.fixed;
  return isReschedulable(publication) ? null : (reasons[publication.state] ?? copy.fixedTitle);
}

/** Why nothing may be put at this instant; null when something may. */
export function refusalOf(atMs: number, nowMs: number): string | null {
  return scheduleRefusal(new Date(atMs).toISOString(), new Date(nowMs));
}

/** To the next quarters of an hour on the clock, forward or back. */
export function byQuarters(atMs: number, quarters: number): number {
  const at = atMs / quarterMs;
  return ((quarters > 0 ? Math.floor(at) : Math.ceil(at)) + quarters) * quarterMs;
}

/** To the same time on the clock of another day. */
export function byDays(atMs: number, days: number, zone: string): number {
  const { date, minutes } = wallTime(atMs, zone);
  return instantAt({ date: addDays(date, days), minutes }, zone);
}

export function onDay(atMs: number, date: string, zone: string): number {
  return byDays(atMs, daysBetween(wallTime(atMs, zone).date, date), zone);
}

/** The key pressed while a post is picked up, as a step; null when it is none. */
export type Step = { days: number } | { quarters: number };

const arrows: Record<string, readonly [dayByDay: Step, inMonth: Step]> = {
  ArrowLeft: [{ days: -1 }, { days: -1 }],
  ArrowRight: [{ days: 1 }, { days: 1 }],
  ArrowUp: [{ quarters: -1 }, { days: -7 }],
  ArrowDown: [{ quarters: 1 }, { days: 7 }],
  PageUp: [{ quarters: -4 }, { quarters: -4 }],
  PageDown: [{ quarters: 4 }, { quarters: 4 }],
};

export function stepOf(key: string, isMonth: boolean): Step | null {
  return arrows[key]?.[isMonth ? 1 : 0] ?? null;
}

export function stepped(atMs: number, step: Step, zone: string): number {
  return 'days' in step ? byDays(atMs, step.days, zone) : byQuarters(atMs, step.quarters);
}
