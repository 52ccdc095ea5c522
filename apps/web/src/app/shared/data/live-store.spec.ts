import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { LiveEvent } from '@flowcast/shared-models';
import { LiveStore } from './live-store.ts';

/** Stands in for the browser's EventSource, which jsdom does not have. */
class Stream {
  static readonly all: Stream[] = [];
  readonly url: string;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  closed = false;

  constructor(url: string) {
    this.url = url;
    Stream.all.push(this);
  }

  close(): void {
    this.closed = true;
  }
}

describe('LiveStore', () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'EventSource');

  beforeEach(() => {
    jest.useFakeTimers();
    Stream.all.length = 0;
    Object.defineProperty(globalThis, 'EventSource', { value: Stream, configurable: true });
  });

  afterEach(() => {
    jest.useRealTimers();
    if (before) Object.defineProperty(globalThis, 'EventSource', before);
    else Reflect.deleteProperty(globalThis, 'EventSource');
  });

  it('opens one stream however often it is asked', () => {
    const live = TestBed.inject(LiveStore);
    live.open();
    live.open();

    expect(Stream.all.map(({ url }) => url)).toEqual(['/api/live']);
  });

  it('passes on what it understands and ignores the rest', () => {
    const live = TestBed.inject(LiveStore);
    const seen: LiveEvent[] = [];
    live.changes.subscribe((event) => seen.push(event));
    live.open();
    const event = { kind: 'publication', id: '0199aaaa-0000-7000-8000-000000000004', version: 2 } as const;

    for (const data of ['not json', '{}', JSON.stringify(event)]) Stream.all[0]?.onmessage?.({ data });

    expect(seen).toEqual([event]);
  });

  it('shows a lost connection, opens it again, and says so', () => {
    const live = TestBed.inject(LiveStore);
    const opened = jest.fn();
    live.opened.subscribe(opened);
    live.open();
    Stream.all[0]?.onopen?.();

    Stream.all[0]?.onerror?.();
    expect(live.connection()).toBe('lost');
    expect(Stream.all[0]?.closed).toBe(true);
    jest.advanceTimersByTime(1_000);
    Stream.all[1]?.onopen?.();

    expect(live.connection()).toBe('open');
    expect(opened).toHaveBeenCalledTimes(2);
  });
});
