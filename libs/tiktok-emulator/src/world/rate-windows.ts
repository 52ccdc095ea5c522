import type { World } from './world.ts';

const windowMs = 60_000;

/** Counts a request in its sliding minute; false when the minute is full, which is not counted. */
export function takeFromRateWindow(world: World, key: string, perMinute: number): boolean {
  const now = world.clock.now();
  const recent = (world.state.rateWindows.get(key) ?? []).filter((at) => at > now - windowMs);
  const hasRoom = recent.length < perMinute;
  if (hasRoom) recent.push(now);
  world.state.rateWindows.set(key, recent);
  return hasRoom;
}
