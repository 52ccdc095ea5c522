import type { End } from './expected.ts';
import type { Story } from './story.ts';
import type { Case } from './ways.ts';

/** What was seen of a story, for the page and for the promises. */
export interface Outcome extends End {
  readonly case: Case;
  readonly hasStruck: boolean;
  /** The attempts' states when the first worker was killed, stopped or left behind. */
  readonly attemptsAtDeath: readonly string[];
  readonly tiktokAtDeath: string;
  readonly hasSameBytes: boolean;
  readonly passed: Story['passed'];
  /** What happened meanwhile that must not: a worker did what has no name, an hour was not waited for. */
  readonly problems: readonly string[];
}
