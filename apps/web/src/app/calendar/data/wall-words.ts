import { type DayDate, instantAt, offsetName, wallTime } from '@flowcast/shared-models';

const hourMs = 3_600_000;

/** Days and times as somebody's locale writes them, on the clock of their zone. */
export class WallWords {
  private readonly locale: string;
  private readonly zone: string;

  constructor(locale: string, zone: string) {
    this.locale = locale;
    this.zone = zone;
  }

  /** `14:05`; of an hour that happens twice also which one: `02:30 GMT+1`. */
  time(atMs: number): string {
    const time = this.format({ timeStyle: 'short' }, atMs);
    return this.happensTwice(atMs) ? `${time} ${offsetName(atMs, this.zone)}` : time;
  }

  /** `Tuesday 24 November, 14:05` */
  moment(atMs: number): string {
    return `${this.day(wallTime(atMs, this.zone).date)}, ${this.time(atMs)}`;
  }

  /** `Tuesday 24 November` */
  day(date: DayDate): string {
    return this.ofDay(date, { weekday: 'long', day: 'numeric', month: 'long' });
  }

  weekday(date: DayDate): string {
    return this.ofDay(date, { weekday: 'short' });
  }

  monthAndYear(date: DayDate): string {
    return this.ofDay(date, { month: 'long', year: 'numeric' });
  }

  dayAndYear(date: DayDate): string {
    return this.ofDay(date, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  }

  /** `23 – 29 Nov 2026` */
  days(first: DayDate, last: DayDate): string {
    const format = new Intl.DateTimeFormat(this.locale, { timeZone: 'UTC', dateStyle: 'medium' });
    return format.formatRange(asUtc(first), asUtc(last));
  }

  /** The hours beside a day: `09:00`. */
  hour(hour: number): string {
    const format = new Intl.DateTimeFormat(this.locale, { timeZone: 'UTC', timeStyle: 'short' });
    return format.format(hour * hourMs);
  }

  private format(options: Intl.DateTimeFormatOptions, atMs: number): string {
    return new Intl.DateTimeFormat(this.locale, { timeZone: this.zone, ...options }).format(atMs);
  }

  private ofDay(date: DayDate, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.locale, { timeZone: 'UTC', ...options }).format(asUtc(date));
  }

  /** No clock is changed by more than an hour. */
  private happensTwice(atMs: number): boolean {
    const wall = wallTime(atMs, this.zone);
    const first = instantAt(wall, this.zone);
    return first !== atMs - (atMs % 60_000) || sameWall(wallTime(first + hourMs, this.zone), wall);
  }
}

function sameWall(a: { date: string; minutes: number }, b: { date: string; minutes: number }): boolean {
  return a.date === b.date && a.minutes === b.minutes;
}

function asUtc(date: DayDate): number {
  return Date.parse(`${date}T00:00Z`);
}
