import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.ts';

describe('turns', () => {
  it('do work on one key one after another, and on other keys meanwhile', async () => {
    const turns = new Turns();
    const events: string[] = [];
    const gate = Promise.withResolvers<undefined>();
    const first = turns.take('a', async () => {
      events.push('first begins');
      await gate.promise;
      events.push('first ends');
    });
    const second = turns.take('a', async () => events.push('second'));

    await turns.take('b', async () => events.push('other key'));
    gate.resolve(undefined);
    await Promise.all([first, second]);

    expect(events).toEqual(['first begins', 'other key', 'first ends', 'second']);
  });

  it('go on after work that failed', async () => {
    const turns = new Turns();
    const failing = turns.take('a', () => Promise.reject(new Error('broken')));
    const next = turns.take('a', () => Promise.resolve('done'));

    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('done');
  });
});
