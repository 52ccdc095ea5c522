const sizeUnits = ['B', 'kB', 'MB', 'GB'] as const;

/** Decimal units, as TikTok and file managers count: `64 MB`, `1.2 GB`. */
export function formatBytes(sizeBytes: number): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(sizeBytes, 1)) / 3), sizeUnits.length - 1);
  const value = sizeBytes / 1000 ** step;
  return `${value.toLocaleString(undefined, { maximumFractionDigits: value < 10 && step > 1 ? 1 : 0 })} ${sizeUnits[step]}`;
}

/** Clock form: `0:07`, `12:30`. */
export function formatClock(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** With tenths of a second, for choosing a frame: `0:07.4`. */
export function formatFrameTime(timeMs: number): string {
  const tenths = Math.round(timeMs / 100);
  const seconds = Math.floor(tenths / 10);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}.${tenths % 10}`;
}

/** In words: `45 seconds`, `3 minutes`, `1 min 30 s`. */
export function formatLength(durationSec: number): string {
  const minutes = Math.floor(durationSec / 60);
  const seconds = Math.round(durationSec % 60);
  if (minutes === 0) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  if (seconds === 0) return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  return `${minutes} min ${seconds} s`;
}

/** An instant in the viewer's locale and zone: `22 Nov 2026, 14:05`. */
export function formatInstant(instant: string): string {
  return new Date(instant).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}

/** The time of day of an instant with seconds, in the viewer's zone. */
export function formatTime(instant: string): string {
  return new Date(instant).toLocaleTimeString(undefined, { timeStyle: 'medium' });
}
