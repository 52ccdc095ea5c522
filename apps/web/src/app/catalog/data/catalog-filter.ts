import type { VideoFilter } from '@flowcast/shared-models';

/** What somebody chose to see of the catalog. */
export type CatalogFilter = Pick<VideoFilter, 'search' | 'tag' | 'unposted' | 'archived'>;

type Read = (name: string) => string | null;
export type CatalogParams = Record<'q' | 'tag' | 'posted' | 'shown', string | null>;

export const everyVideo: CatalogFilter = { search: '', tag: undefined, unposted: undefined, archived: undefined };

/** From the page's address; what is not readable there, or not for this person, narrows nothing down. */
export function readCatalogFilter(read: Read, isAdmin: boolean): CatalogFilter {
  return {
    search: read('q') ?? '',
    tag: read('tag') ?? undefined,
    unposted: read('posted') === 'no' ? 'mine' : undefined,
    archived: isAdmin && read('shown') === 'archived' ? 'only' : undefined,
  };
}

/** For the page's address; null takes a parameter away. */
export function catalogParams({ search, tag, unposted, archived }: CatalogFilter): CatalogParams {
  return {
    q: search || null,
    tag: tag ?? null,
    posted: unposted ? 'no' : null,
    shown: archived ? 'archived' : null,
  };
}

export function isSameFilter(one: CatalogFilter, other: CatalogFilter): boolean {
  return JSON.stringify(catalogParams(one)) === JSON.stringify(catalogParams(other));
}
