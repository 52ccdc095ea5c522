import { isOpen } from './publish.ts';
import { finishAsFailed } from './progress.ts';
import { abortPull } from './running-pulls.ts';
import type { World } from './world.ts';

/** What was under way for a user who removed the app fails; TikTok names it `auth_removed`. */
export function failOpenPublishesOf(world: World, username: string): void {
  for (const publish of world.state.publishes.values()) {
    if (publish.username === username && isOpen(publish)) {
      abortPull(publish);
      finishAsFailed(world, publish, 'auth_removed', world.clock.now());
    }
  }
}
