export interface ContentRange {
  first: number;
  /** Inclusive. */
  last: number;
  total: number;
}

/** `bytes <first>-<last>/<total>`; null when it is malformed. */
export function readContentRange(text: string): ContentRange | null {
  const match = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(text.trim());
  if (!match) return null;
  const [first, last, total] = match.slice(1).map(Number);
  if (first === undefined || last === undefined || total === undefined) return null;
  return first <= last && last < total ? { first, last, total } : null;
}
