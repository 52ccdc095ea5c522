/** Query parameters without the empty ones. */
export function queryOf(values: Record<string, string | null | undefined>): Record<string, string> {
  const given = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries(given);
}
