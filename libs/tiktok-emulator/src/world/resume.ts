import { judge } from './processing.ts';
import { startPull } from './pull.ts';
import type { Publish } from './publish.ts';
import type { World } from './world.ts';

/** Takes up what a restart cut off: downloads begin anew, and files that were being looked at are looked at again. */
export function resumeWork(world: World): void {
  for (const publish of world.state.publishes.values()) {
    if (publish.state === 'transferring' && publish.source === 'PULL_FROM_URL') void startPull(world, publish);
    if (publish.state === 'processing' && publish.verdict === null) judgeAgain(world, publish);
  }
}

function judgeAgain(world: World, publish: Publish): void {
  const settleOn = (verdict: Publish['verdict']) => {
    publish.verdict = verdict;
  };
  judge(world, publish).then(settleOn, () => settleOn('internal'));
}
