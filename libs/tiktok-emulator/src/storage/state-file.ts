import { access, constants, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import * as v from 'valibot';
import { type EmulatorSwitches, switchesSchema } from '../switches.ts';
import { resumeWork } from '../world/resume.ts';
import type { Timing, World, WorldState } from '../world/world.ts';

/** Raised whenever the state changes its form: an older file is then left aside, not misread. */
const version = 1;
const saveDelayMs = 300;

/** Keeps the world over a restart, so that tokens an app holds and posts it links to stay what they were. */
export interface StateFile {
  /** Something may have changed: save soon. */
  touch(): void;
  /** Saves what is still unsaved. */
  flush(): Promise<void>;
}

/**
 * Takes up the state that `path` holds, if any, and writes it back there.
 *
 * @throws Node's own error when the directory cannot be written.
 */
export async function openStateFile(path: string, world: World): Promise<StateFile> {
  await mkdir(dirname(path), { recursive: true });
  await access(dirname(path), constants.W_OK);
  const saved = await readState(path);
  if (saved) {
    takeUp(world, saved);
    resumeWork(world);
  } else {
    await world.bytes.clear();
  }
  let timer: NodeJS.Timeout | undefined;
  let saving: Promise<void> = Promise.resolve();

  const save = () => {
    timer = undefined;
    // A full disk must not take the emulator down; what is lost is only what a restart would have kept.
    saving = saving
      .then(() => writeState(path, world))
      .catch((error: unknown) => process.emitWarning(`The emulator's state was not saved: ${String(error)}`));
  };

  return {
    touch: () => {
      timer ??= setTimeout(save, saveDelayMs).unref();
    },
    flush: async () => {
      clearTimeout(timer);
      if (timer) save();
      await saving;
    },
  };
}

interface Saved {
  version: number;
  state: WorldState;
  /** Absent in files of before the clock was kept. */
  clockOffsetMs?: number;
  /** What the levers changed, as the two below; absent in files of before it was kept. */
  switches?: Partial<EmulatorSwitches>;
  timing?: Partial<Timing>;
  /** Where webhooks went was not chosen by a lever: it follows the options of the next start. */
  isInitialWebhookUrl?: boolean;
}

function takeUp(world: World, { state, clockOffsetMs, switches, timing, isInitialWebhookUrl }: Saved): void {
  world.state = state;
  if (isInitialWebhookUrl ?? state.app.webhookUrl === null) world.state.app.webhookUrl = world.initialWebhookUrl;
  world.clock.advance(clockOffsetMs ?? 0);
  // A switch that a newer version does not know any more keeps nobody from starting.
  const known = v.safeParse(switchesSchema, { ...world.switches, ...switches });
  if (known.success) world.switches = known.output;
  world.timing = { ...world.timing, ...timing };
}

/** What differs, so that an option given at the next start counts where no lever was moved. */
function changes<T extends object>(now: T, initial: T): Partial<T> {
  const changed = Object.entries(now).filter(([name, value]) => value !== initial[name as keyof T]);
  return Object.fromEntries(changed) as Partial<T>;
}

async function readState(path: string): Promise<Saved | null> {
  try {
    const saved = deserialize(await readFile(path)) as Saved;
    return saved.version === version ? saved : null;
  } catch {
    // No file, or one that another version or a crash left: the emulator starts with an empty world.
    return null;
  }
}

/** Written aside and renamed, so that a crash leaves the old file or the new one. The log is not worth keeping. */
async function writeState(path: string, world: World): Promise<void> {
  const { state, clock } = world;
  const bytes = serialize({
    version,
    state: { ...state, log: [] },
    clockOffsetMs: clock.offsetMs(),
    switches: changes(world.switches, world.initialSwitches),
    timing: changes(world.timing, world.initialTiming),
    isInitialWebhookUrl: state.app.webhookUrl === world.initialWebhookUrl,
  } satisfies Saved);
  await writeFile(`${path}.new`, bytes);
  await rename(`${path}.new`, path);
}
