import { describe, expect, it } from '@jest/globals';
import { createClock } from './clock.ts';

describe('the clock', () => {
  it('goes with its source, plus what it was moved by', () => {
    let source = 1000;
    const clock = createClock(() => source);
    clock.advance(50);
    source = 2000;

    expect([clock.now(), clock.offsetMs()]).toEqual([2050, 50]);
  });

  it('never goes back, but for a reset', () => {
    const clock = createClock(() => 1000);
    clock.advance(50);
    clock.advance(-40);
    expect(clock.now()).toBe(1050);

    clock.reset();
    expect([clock.now(), clock.offsetMs()]).toEqual([1000, 0]);
  });
});
