import type { Publish } from './publish.ts';
import type { World } from './world.ts';

export function startPull(_world: World, _publish: Publish): void {}
export function cancelPull(_publish: Publish): void {}
