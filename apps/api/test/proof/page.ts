import { possibleEnds, toldEnd } from './expected.ts';
import { faults } from './faults.ts';
import type { Outcome } from './outcome.ts';
import { pointsOf, titles, type Way, ways } from './ways.ts';

/** Of a cell that may end in one of two ways. */
const open = '\\*';
/** Of a fault that cannot happen there. */
const impossible = '–';

/** The part of docs/proof.md that a run writes: the same text for the same outcomes, whatever the seed. */
export function provenTables(outcomes: readonly Outcome[]): string {
  const inOrder = outcomes.toSorted(byTable).filter((outcome) => !isOpen(outcome));
  const ends = [...new Set(inOrder.map(toldEnd))];
  const letters = new Map(ends.map((end, index) => [end, String.fromCharCode(65 + index)]));
  const played = ways.filter((way) => outcomes.some((outcome) => outcome.case.way === way));
  return [
    tableOf(
      ['end', 'attempts', 'at TikTok', 'the publication says'],
      ends.map((end) => [letters.get(end) ?? '', ...end.split(' | ')]),
    ),
    ...played.flatMap((way) => [`### ${titles[way]}`, tableOfWay(way, outcomes, letters)]),
  ].join('\n\n');
}

function tableOfWay(way: Way, outcomes: readonly Outcome[], letters: ReadonlyMap<string, string>): string {
  const find = (point: string, fault: string) =>
    outcomes.find(
      (outcome) => outcome.case.way === way && outcome.case.point.name === point && outcome.case.fault.name === fault,
    );
  const cell = (point: string, fault: string) => {
    const outcome = find(point, fault);
    if (!outcome) return impossible;
    if (isOpen(outcome)) return open;
    const letter = letters.get(toldEnd(outcome)) ?? '';
    return outcome.hasStruck ? letter : `(${letter})`;
  };
  const rows = pointsOf[way].flatMap(({ name }) => {
    const seen = outcomes.find((outcome) => outcome.case.way === way && outcome.case.point.name === name);
    if (!seen) return [];
    const first = find(name, 'none') ?? seen;
    const before = [first.attemptsAtDeath.join(' → '), first.tiktokAtDeath];
    return [[name, ...before, ...faults.map((fault) => cell(name, fault.name))]];
  });
  return tableOf(['killed when', 'attempt then', 'TikTok has', ...faults.map((_, index) => String(index))], rows);
}

const isOpen = (outcome: Outcome) => possibleEnds(outcome.case).length > 1;

const byTable = (left: Outcome, right: Outcome) => placeOf(left) - placeOf(right);

function placeOf({ case: { way, point, fault } }: Outcome): number {
  const row = pointsOf[way].findIndex(({ name }) => name === point.name);
  return (ways.indexOf(way) * 100 + row) * faults.length + faults.indexOf(fault);
}

function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
