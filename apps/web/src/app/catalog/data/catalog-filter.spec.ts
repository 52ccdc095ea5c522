import { describe, expect, it } from '@jest/globals';
import { type CatalogFilter, catalogParams, everyVideo, isSameFilter, readCatalogFilter } from './catalog-filter.ts';

const narrowed: CatalogFilter = { search: 'late light', tag: 'summer', unposted: 'mine', archived: 'only' };
const reading = (params: Record<string, string | null>) => (name: string) => params[name] ?? null;

describe('the filter of the catalog in the address', () => {
  it.each([narrowed, everyVideo])('comes back as it was written: %j', (filter) => {
    expect(readCatalogFilter(reading(catalogParams(filter)), true)).toEqual(filter);
  });

  it('shows what is archived to admins only', () => {
    expect(readCatalogFilter(reading(catalogParams(narrowed)), false).archived).toBeUndefined();
  });

  it('narrows nothing down by what it cannot read', () => {
    expect(readCatalogFilter(reading({ posted: 'maybe', shown: 'x' }), true)).toEqual(everyVideo);
  });

  it('leaves nothing in the address that narrows nothing down', () => {
    expect(Object.values(catalogParams(everyVideo))).toEqual([null, null, null, null]);
    expect(isSameFilter(narrowed, everyVideo)).toBe(false);
  });
});
