import { type AwaitPoint, awaitPoints } from './await-points.ts';

/** What goes as it does for a video that is sent. */
const alike = (name: string): AwaitPoint => {
  const found = awaitPoints.find((point) => point.name === name);
  if (!found) throw new Error(`There is no await point "${name}".`);
  return found;
};

/**
 * Every place where a worker can die whose video TikTok fetches from the API, from the init on: until then nothing differs.
 * TikTok fetches while the worker goes on, so a place is where both of them are. Here the init is the commit, and whether
 * TikTok was given anything decides what a lost answer means.
 */
export const pullPoints: readonly AwaitPoint[] = [
  alike('init about to be announced'),
  {
    name: 'init_sent and pull URL saved, init not begun',
    holds: [['init_sent', 'saved']],
    stage: 'init',
    leaves: 'init_sent',
    isServed: false,
  },
  {
    name: 'init accepted at TikTok, unanswered; fetch not begun',
    holds: [
      ['init', 'accepted'],
      ['fetch', 'asked'],
    ],
    stage: 'init',
    leaves: 'init_sent',
    isServed: false,
  },
  {
    name: 'init unanswered; fetch written down, no byte out',
    holds: [
      ['init', 'accepted'],
      ['fetch', 'written'],
    ],
    stage: 'init',
    leaves: 'init_sent',
    isServed: true,
  },
  {
    name: 'init unanswered; half of the video fetched',
    holds: [
      ['init', 'accepted'],
      ['fetch', 'inside'],
    ],
    stage: 'init',
    leaves: 'init_sent',
    isServed: true,
  },
  {
    name: 'init unanswered; the whole video fetched',
    holds: [
      ['init', 'accepted'],
      ['fetch', 'accepted'],
    ],
    stage: 'init',
    leaves: 'init_sent',
    isServed: true,
  },
  {
    name: 'init answered, not saved; fetch not begun',
    holds: [
      ['accepted', 'unsaved'],
      ['fetch', 'asked'],
    ],
    stage: 'init',
    leaves: 'init_sent',
    isServed: false,
  },
  {
    name: 'init answered, not saved; the whole video fetched',
    holds: [
      ['accepted', 'unsaved'],
      ['fetch', 'accepted'],
    ],
    stage: 'init',
    leaves: 'init_sent',
    isServed: true,
  },
  {
    name: 'accepted saved; fetch not begun',
    // The job that looks begins a second later: it is held too, so that it is always the first worker's.
    holds: [
      ['accepted', 'saved'],
      ['count status', 'unsaved'],
      ['fetch', 'asked'],
    ],
    stage: 'chunk',
    leaves: 'accepted',
    isServed: false,
    jobs: 2,
  },
  {
    name: 'status to be asked; half of the video fetched',
    holds: [
      ['count status', 'unsaved'],
      ['fetch', 'inside'],
    ],
    stage: 'chunk',
    leaves: 'accepted',
    isServed: true,
  },
  {
    name: 'status to be asked; the whole video fetched',
    holds: [
      ['count status', 'unsaved'],
      ['fetch', 'accepted'],
    ],
    stage: 'chunk',
    leaves: 'accepted',
    isServed: true,
  },
  ...[
    'status asked',
    'status asked, unanswered',
    'status answered, not saved',
    'verdict saved',
    'webhook stored, not applied',
  ].map((name) => ({ ...alike(name), isServed: true })),
];
