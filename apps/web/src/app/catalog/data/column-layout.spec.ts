import { describe, expect, it } from '@jest/globals';
import { columnLayout } from './column-layout.ts';

describe('the columns of the catalog', () => {
  it.each([
    [1152, 6],
    [960, 5],
    [358, 2],
    [288, 2],
    [0, 2],
  ])('in a room of %s px are %s', (roomPx, columns) => {
    expect(columnLayout({ roomPx, remPx: 16, isTouch: false }).columns).toBe(columns);
  });

  it('fill the room', () => {
    const { columns, widthPx, gapPx } = columnLayout({ roomPx: 1000, remPx: 16, isTouch: false });

    expect(columns * widthPx + (columns - 1) * gapPx).toBeCloseTo(1000);
  });

  it('are taller for fingers and for larger letters', () => {
    const mouse = columnLayout({ roomPx: 1000, remPx: 16, isTouch: false });

    expect(columnLayout({ roomPx: 1000, remPx: 16, isTouch: true }).rowPx).toBeGreaterThan(mouse.rowPx);
    expect(columnLayout({ roomPx: 1000, remPx: 32, isTouch: false }).columns).toBeLessThan(mouse.columns);
  });
});
