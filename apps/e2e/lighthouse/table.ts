import type { Audited } from './audit.ts';

const columns: readonly { title: string; of: (page: Audited) => string }[] = [
  { title: 'page', of: ({ url }) => new URL(url).pathname },
  { title: 'performance', of: ({ performance }) => String(performance) },
  { title: 'accessibility', of: ({ accessibility }) => String(accessibility) },
  { title: 'best practices', of: ({ bestPractices }) => String(bestPractices) },
  { title: 'FCP s', of: ({ fcpMs }) => seconds(fcpMs) },
  { title: 'LCP s', of: ({ lcpMs }) => seconds(lcpMs) },
  { title: 'TBT ms', of: ({ tbtMs }) => tbtMs.toFixed(0) },
  { title: 'speed index s', of: ({ speedIndexMs }) => seconds(speedIndexMs) },
  { title: 'CLS', of: ({ cls }) => cls.toFixed(3) },
];

/** The median run of each page, one line each, columns aligned. */
export function tableOf(pages: readonly Audited[]): string {
  const rows = [columns.map(({ title }) => title), ...pages.map((page) => columns.map(({ of }) => of(page)))];
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows.map((row) => row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')).join('\n');
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}
