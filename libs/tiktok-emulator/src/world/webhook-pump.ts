import { settle } from './progress.ts';
import { pullEndsAt } from './publish.ts';
import { nextWebhookAt, sendDueWebhooks } from './webhook-sender.ts';
import type { World } from './world.ts';

/** Longest sleep of the timer: the clock may be moved meanwhile, and a request wakes the pump anyway. */
const maxSleepMs = 60_000;

/** Keeps webhooks going out while nobody asks for anything. Without a callback URL it never runs. */
export interface WebhookPump {
  /** Something may have happened: send what is due, then sleep until more is. */
  kick(): void;
  /** Resolves when everything due has been tried. */
  idle(): Promise<void>;
  stop(): void;
}

export function createWebhookPump(world: World): WebhookPump {
  let running: Promise<void> = Promise.resolve();
  let isRunning = false;
  let timer: NodeJS.Timeout | undefined;

  const run = async () => {
    do {
      settle(world);
      await sendDueWebhooks(world);
    } while ((nextWebhookAt(world) ?? Infinity) <= world.clock.now());
    isRunning = false;
    sleep();
  };

  const sleep = () => {
    clearTimeout(timer);
    const at = nextEventAt(world);
    if (at === null) return;
    const sleepMs = Math.min(maxSleepMs, Math.max(1, at - world.clock.now()));
    timer = setTimeout(kick, sleepMs).unref();
  };

  const kick = () => {
    if (isRunning || world.state.app.webhookUrl === null) return;
    isRunning = true;
    running = run();
  };

  return { kick, idle: () => running, stop: () => clearTimeout(timer) };
}

function nextEventAt(world: World): number | null {
  const publishes = [...world.state.publishes.values()];
  const instants = [
    nextWebhookAt(world),
    ...publishes.filter(({ state }) => state === 'processing').map(({ dueAt }) => dueAt),
    ...publishes.map(pullEndsAt),
    ...publishes.flatMap(({ posts }) => posts.filter(({ announced }) => !announced).map(({ publicAt }) => publicAt)),
  ].filter((at) => at !== null);
  return instants.length === 0 ? null : Math.min(...instants);
}
