import { awaitPoints } from './await-points.ts';
import { faults } from './faults.ts';
import type { Outcome } from './lane.ts';

/** The part of docs/proof.md that a run writes: the same text for the same outcomes, whatever the seed. */
export function provenTables(outcomes: readonly Outcome[]): string {
  const ends = [...new Set(outcomes.toSorted(byTable).map(endOf))];
  const letterOf = (outcome: Outcome) => String.fromCharCode(65 + ends.indexOf(endOf(outcome)));
  const find = (point: string, fault: string) =>
    outcomes.find((outcome) => outcome.case.point.name === point && outcome.case.fault.name === fault);

  const cell = (point: string, fault: string) => {
    const outcome = find(point, fault);
    if (!outcome) return '';
    return outcome.hasStruck ? letterOf(outcome) : `(${letterOf(outcome)})`;
  };
  const row = (point: string) => {
    const first = find(point, 'none');
    const before = [first?.attemptsAtDeath.join(' → ') ?? '', first?.tiktokAtDeath ?? ''];
    return [point, ...before, ...faults.map(({ name }) => cell(point, name))];
  };
  return [
    tableOf(
      ['end', 'attempts', 'posts at TikTok', 'the publication says'],
      ends.map((end, index) => [String.fromCharCode(65 + index), ...end.split(' | ')]),
    ),
    tableOf(
      ['killed when', 'attempt then', 'TikTok has', ...faults.map((_, index) => String(index))],
      awaitPoints
        .filter((point) => outcomes.some((outcome) => outcome.case.point === point))
        .map(({ name }) => row(name)),
    ),
  ].join('\n\n');
}

const byTable = (left: Outcome, right: Outcome) => placeOf(left) - placeOf(right);

const placeOf = ({ case: { point, fault } }: Outcome) =>
  awaitPoints.indexOf(point) * faults.length + faults.indexOf(fault);

function endOf({ attempts, effects, end, wasReconnected }: Outcome): string {
  const after = wasReconnected ? ', once its creator had connected the account again' : '';
  return [attempts.join(' → '), String(effects), `${end}${after}`].join(' | ');
}

function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
