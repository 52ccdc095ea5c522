import { awaitPoints, mending, sameAs } from './await-points.ts';
import { changes } from './changes.ts';
import type { Outcome } from './lane.ts';

/**
 * What is promised of every publication, whatever failed: one sentence for each promise that this one breaks. Every fault of
 * the table ends, so every publication must end as the one post that was consented to.
 */
export function brokenPromises(outcome: Outcome): string[] {
  const { point, fault } = outcome.case;
  const { effects, end, hasSameBytes, attempts } = outcome;
  const broken = [
    effects > 1 && `${effects} posts exist (P1)`,
    effects === 0 && 'no post exists, although nothing failed for good (P2)',
    (end === 'published') !== effects > 0 && `it says ${end}, and ${effects} posts exist (P4)`,
    !hasSameBytes && 'the post is not what was consented to (P3)',
    attempts.slice(0, -1).some((state) => state !== 'failed') && `two attempts live: ${attempts.join(' → ')}`,
    outcome.problems.join('; '),
  ];
  return broken
    .filter((problem) => problem !== false && problem !== '')
    .map((problem) => `${point.name} × ${fault.name}: ${String(problem)}`);
}

/** What workers were seen to do at a moment that no await point stands for, and what none was ever seen to do. */
export function gapsOf(outcomes: readonly Outcome[]): string[] {
  const covered = new Set([
    ...awaitPoints.flatMap(({ holds }) => holds.map((hold) => hold.join(' '))),
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
