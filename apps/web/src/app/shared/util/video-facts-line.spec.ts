import { describe, expect, it } from '@jest/globals';
import { video } from '../../../../test/factories.ts';
import { videoFactsLine } from './video-facts-line.ts';

describe('videoFactsLine', () => {
  it('can be broken only behind a dot, so that no line begins with one and no fact is torn', () => {
    const lines = videoFactsLine(video()).split(' ');

    expect(lines.length).toBeGreaterThan(3);
    expect(lines.slice(0, -1).every((line) => line.endsWith('\u00a0·'))).toBe(true);
    expect(lines.at(-1)).toMatch(/^\d+\u00a0[kM]?B$/);
  });
});
