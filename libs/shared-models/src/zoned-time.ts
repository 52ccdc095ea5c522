/** A day on somebody's wall calendar: `2026-11-22`. */
export type DayDate = string;

/** What calendar and clock on the wall of a zone show at an instant. */
export interface WallTime {
  date: DayDate;
  /** Minutes since midnight as the clock shows them; an hour that happens twice has the same ones twice. */
  minutes: number;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The zone of this device, such as `Europe/Berlin`. */
export function deviceZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function wallTime(atMs: number, zone: string): WallTime {
  const shown = new Date(atMs + offsetMs(atMs, zone));
  return { date: shown.toISOString().slice(0, 10), minutes: shown.getUTCHours() * 60 + shown.getUTCMinutes() };
}

/**
 * The instant at which a zone's clock shows this. Of an hour that happens twice it is the first one; a time that is
 * skipped when clocks go forward becomes as much later as they go forward, as clocks nobody touched would show it.
 */
export function instantAt({ date, minutes }: WallTime, zone: string): number {
  const asUtcMs = Date.parse(`${date}T00:00Z`) + minutes * minuteMs;
  const offsets = [offsetMs(asUtcMs - dayMs, zone), offsetMs(asUtcMs + dayMs, zone)];
  const candidates = offsets.map((offset) => asUtcMs - offset).sort((a, b) => a - b);
  const exact = candidates.find((atMs) => atMs + offsetMs(atMs, zone) === asUtcMs);
  return exact ?? asUtcMs - (offsets[0] ?? 0);
}

/** The first instant of a day; where midnight is skipped, the one at which the clock jumps over it. */
export function startOfDay(date: DayDate, zone: string): number {
  return instantAt({ date, minutes: 0 }, zone);
}

/** How many hours a day has: 24 but for the two on which clocks are changed. */
export function hoursOf(date: DayDate, zone: string): number {
  return (startOfDay(addDays(date, 1), zone) - startOfDay(date, zone)) / 3_600_000;
}

export function addDays(date: DayDate, days: number): DayDate {
  return new Date(Date.parse(`${date}T00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

export function daysBetween(from: DayDate, to: DayDate): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / dayMs);
}

/** 1 is Monday, 7 Sunday. */
export function weekday(date: DayDate): number {
  return new Date(`${date}T00:00Z`).getUTCDay() || 7;
}

/** The zone at an instant as people write it: `Europe/Berlin (GMT+1)`. */
export function namedZone(atMs: number, zone: string): string {
  return `${zone} (${offsetName(atMs, zone)})`;
}

/** `GMT+1` */
export function offsetName(atMs: number, zone: string): string {
  const minutes = Math.round(offsetMs(atMs, zone) / minuteMs);
  if (minutes === 0) return 'GMT';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `GMT${minutes < 0 ? '-' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}

/** How far a zone's clock is ahead of UTC. */
export function offsetMs(atMs: number, zone: string): number {
  const parts = Object.fromEntries(
    formatFor(zone)
      .formatToParts(atMs)
      .map(({ type, value }) => [type, value]),
  ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string>;
  const { year, month, day, hour, minute, second } = parts;
  const shownMs = Date.parse(`${year.padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return shownMs - Math.floor(atMs / 1000) * 1000;
}

/** Making a format is slow, using one is not. */
function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, made);
  return made;
}
