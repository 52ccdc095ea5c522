/** Where a key leads in a list of choices; null: it leads nowhere. */
export function stepOf(key: string, from: number, count: number): number | null {
  const last = count - 1;
  const steps: Record<string, number> = {
    ArrowDown: Math.min(from + 1, last),
    ArrowUp: Math.max(from - 1, 0),
    Home: 0,
    End: last,
    PageDown: last,
    PageUp: 0,
  };
  return steps[key] ?? null;
}

/**
 * The choice that what was typed begins, looking on from the active one; one letter again and again goes from each that
 * begins with it to the next. Null for none.
 */
export function matchOf(typed: string, names: readonly string[], active: number): number | null {
  const [letter = '', ...others] = typed.toLowerCase();
  const isRepeated = others.every((other) => other === letter);
  const wanted = isRepeated ? letter : typed.toLowerCase();
  const first = isRepeated ? active + 1 : active;
  for (let offset = 0; offset < names.length; offset++) {
    const index = (first + offset) % names.length;
    if (names[index]?.toLowerCase().startsWith(wanted)) return index;
  }
  return null;
}
