import { type AwaitPoint, awaitPoints } from './await-points.ts';
import type { Fault } from './faults.ts';
import { pullPoints } from './pull-points.ts';

/** A publication with all that happens to it. */
export interface Case {
  readonly way: Way;
  readonly point: AwaitPoint;
  readonly fault: Fault;
}

/** How a publication goes to TikTok: a direct post or a draft that is sent, or a direct post that TikTok fetches. */
export const ways = ['upload', 'draft', 'pull'] as const;
export type Way = (typeof ways)[number];

const isFromInit = (_: AwaitPoint, index: number) =>
  index >= awaitPoints.findIndex(({ name }) => name === 'init about to be announced');

/** A draft is what it is from its init on; until then nothing differs from a direct post. */
export const pointsOf: Readonly<Record<Way, readonly AwaitPoint[]>> = {
  upload: awaitPoints,
  draft: awaitPoints.filter(isFromInit),
  pull: pullPoints,
};

/** What the tables of the page are called. */
export const titles: Readonly<Record<Way, string>> = {
  upload: 'A direct post whose bytes are sent',
  draft: 'A draft whose bytes are sent',
  pull: 'A direct post whose video TikTok fetches',
};

export const nameOf = ({ way, point, fault }: Case): string => `${way}: ${point.name} × ${fault.name}`;
