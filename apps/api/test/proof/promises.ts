import { mending, sameAs } from './await-points.ts';
import { changes } from './changes.ts';
import { possibleEnds, toldEnd } from './expected.ts';
import type { Outcome } from './outcome.ts';
import { nameOf, pointsOf, ways } from './ways.ts';

/**
 * What is promised of every publication, whatever failed: one sentence for each promise that this one breaks. Every fault of
 * the table ends, so every publication must come to the end that follows from its await point and its fault.
 */
export function brokenPromises(outcome: Outcome): string[] {
  const { says, effects, hasSameBytes, attempts } = outcome;
  const isGood = says === 'published' || says === 'in_inbox';
  const broken = [
    effects > 1 && `${effects} posts exist (P1)`,
    effects === 0 && 'no post exists, although nothing failed for good (P2)',
    isGood && effects === 0 && `it says ${says}, and nothing exists (P4)`,
    says === 'failed' && effects > 0 && `it says ${says}, and ${effects} posts exist (P4)`,
    !hasSameBytes && 'the post is not what was consented to (P3)',
    attempts.slice(0, -1).some((state) => state !== 'failed') && `two attempts live: ${attempts.join(' → ')}`,
    otherEnd(outcome),
    otherState(outcome),
    outcome.problems.join('; '),
  ];
  return broken
    .filter((problem) => problem !== false && problem !== '')
    .map((problem) => `${nameOf(outcome.case)}: ${String(problem)}`);
}

function otherEnd(outcome: Outcome): string {
  const possible = possibleEnds(outcome.case).map(toldEnd);
  const end = toldEnd(outcome);
  return possible.includes(end) ? '' : `it must end as "${possible.join('" or "')}", and ended as "${end}"`;
}

/** The await point is where it says it is. */
function otherState({ case: { way, point }, attemptsAtDeath }: Outcome): string {
  const left = way === 'draft' && point.leaves === 'published' ? 'in_inbox' : point.leaves;
  const found = attemptsAtDeath.at(-1) ?? 'nothing';
  return found === left ? '' : `its worker was to leave ${left} behind, and left ${found}`;
}

/** What workers were seen to do at a moment that no await point stands for, and what none was ever seen to do. */
export function gapsOf(outcomes: readonly Outcome[]): string[] {
  const covered = new Set([
    ...ways.flatMap((way) => pointsOf[way]).flatMap(({ holds }) => holds.map((hold) => hold.join(' '))),
    ...sameAs.map(([change, moment]) => `${change} ${moment}`),
  ]);
  const seen = new Set(outcomes.flatMap(({ passed }) => passed.map((passage) => passage.join(' '))));
  const ordinary = changes.filter((change) => !mending.includes(change));
  const isOf = (passage: string, change: string) => passage.startsWith(`${change} `);
  const isCovered = (passage: string) => covered.has(passage) || mending.some((change) => isOf(passage, change));
  const never = ordinary.filter((change) => ![...seen].some((passage) => isOf(passage, change)));
  return [
    ...[...seen].filter((passage) => !isCovered(passage)).map((passage) => `no await point stands for "${passage}"`),
    ...never.map((change) => `no worker was seen to do "${change}"`),
  ].toSorted();
}
