import type { ByteRange } from '../../platform/media-storage/index.ts';

const singleRange = /^bytes=(?<first>\d*)-(?<last>\d*)$/;

/**
 * The part of a file that a `Range` header asks for (RFC 9110, section 14): `'all'` when the header does not count (absent,
 * malformed, another unit, several ranges), `'none'` when it asks for bytes that do not exist. Written out because
 * `range-parser` refuses a suffix longer than the file, which means the whole file.
 */
export function byteRangeOf(header: string | undefined, sizeBytes: number): ByteRange | 'all' | 'none' {
  const { first = '', last = '' } = singleRange.exec(header?.replaceAll(' ', '') ?? '')?.groups ?? {};
  if (first === '' && last === '') return 'all';
  const range =
    first === ''
      ? { first: Math.max(0, sizeBytes - Number(last)), last: sizeBytes - 1 }
      : { first: Number(first), last: last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1) };
  if (last !== '' && first !== '' && Number(last) < Number(first)) return 'all';
  return range.first > range.last ? 'none' : range;
}

/** Whether a `Range` still applies: `If-Range` must name the very file; a date never does, for we send none. */
export const ifRangeHolds = (header: string | undefined, etag: string): boolean =>
  header === undefined || header === etag;
