import { createClock, createEmulator, type Emulator, type EmulatorOptions } from '../../src/index.ts';
import { APP, REDIRECT_URI } from './documented-exchanges.ts';

/** A little before the documented cursor, so that posts made here are listed by the documented request. */
const STARTED_AT = 1_763_789_900_000;
const LOADED_AT = Date.now();

/** The account of the documented exchanges. */
export const ACCOUNT = 'emu.creator';

/** Options of an emulator in which the documented exchanges can happen; media addresses hang until they are cancelled. */
export const contractOptions = (): EmulatorOptions => ({
  clock: createClock(() => STARTED_AT + Date.now() - LOADED_AT),
  switches: { mediaProbe: 'accept-all' },
  fetch: (input, init) => {
    const { hostname } = new URL(input instanceof Request ? input.url : input);
    return hostname === 'media.example.test' ? untilAborted(init?.signal) : fetch(input, init);
  },
});

export type Control = (path: string, body: unknown, method?: string) => Promise<void>;

export function controlOf(emulator: Emulator): Control {
  return async (path, body, method = 'POST') => {
    const url = `http://emulator.test/__control/${path}`;
    const answer = await emulator.fetch(new Request(url, { method, body: JSON.stringify(body) }));
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  };
}

/** The app and the account of the documentation. */
export async function furnish(emulator: Emulator): Promise<Control> {
  const control = controlOf(emulator);
  await control('app', { ...APP, redirectUris: [REDIRECT_URI], verifiedPrefixes: ['media.example.test'] });
  await control('accounts', { username: ACCOUNT, displayName: 'Emu Creator', stitchDisabled: true });
  return control;
}

export const newEmulator = () => createEmulator(contractOptions());

function untilAborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}
