import * as v from 'valibot';
import type { EmulatorClock } from '../clock.ts';
import type { MediaProbe } from '../media/media-probe.ts';
import type { ByteStore } from '../storage/byte-store.ts';
import type { EmulatorSwitches } from '../switches.ts';
import { type Account, accountSchema, seededAccounts } from './account.ts';
import type { AccessToken, AuthorizationCode, Grant, RefreshToken } from './authorization.ts';
import { type ClientApp, createClientApp, type Scope } from './client-app.ts';
import type { Fault } from './fault.ts';
import type { Publish } from './publish.ts';
import type { LogEntry } from './request-log.ts';
import { abortPull } from './running-pulls.ts';
import type { WebhookDelivery } from './webhook.ts';

/** Consent without a page, for tests: every authorize request is answered for this account at once. */
export interface AutomaticConsent {
  account: string;
  scopes: Scope[] | null;
}

/** All that a reset forgets. Plain data throughout, so that it can be cloned or written down. */
export interface WorldState {
  app: ClientApp;
  accounts: Map<string, Account>;
  automaticConsent: AutomaticConsent | null;
  grants: Map<string, Grant>;
  codes: Map<string, AuthorizationCode>;
  accessTokens: Map<string, AccessToken>;
  refreshTokens: Map<string, RefreshToken>;
  publishes: Map<string, Publish>;
  /** Instants of the requests of the last minute, by endpoint and token. */
  rateWindows: Map<string, number[]>;
  faults: Fault[];
  webhooks: WebhookDelivery[];
  log: LogEntry[];
}

/** The emulated TikTok: its state and everything it needs from outside. */
export interface World {
  readonly clock: EmulatorClock;
  readonly bytes: ByteStore;
  readonly probe: MediaProbe;
  readonly fetch: typeof fetch;
  /** Whoever started the emulator vouches for this one; no reset forgets it. */
  readonly verifiedPrefix: string | null;
  readonly initialSwitches: EmulatorSwitches;
  readonly initialTiming: Timing;
  /** Where webhooks go until a lever says otherwise. */
  readonly initialWebhookUrl: string | null;
  switches: EmulatorSwitches;
  timing: Timing;
  state: WorldState;
}

/** Both in milliseconds. */
export interface Timing {
  /** From the last byte to the verdict. */
  processingMs: number;
  /** From the verdict to the post id. */
  moderationMs: number;
}

export function createWorldState(webhookUrl: string | null): WorldState {
  return {
    app: { ...createClientApp(), webhookUrl },
    accounts: new Map(seededAccounts.map((account) => [account.username, v.parse(accountSchema, account)])),
    automaticConsent: null,
    grants: new Map(),
    codes: new Map(),
    accessTokens: new Map(),
    refreshTokens: new Map(),
    publishes: new Map(),
    rateWindows: new Map(),
    faults: [],
    webhooks: [],
    log: [],
  };
}

/** Ends every download without deciding what becomes of it: a restart may take it up again. */
export function stopPulls(world: World): void {
  for (const publish of world.state.publishes.values()) abortPull(publish);
}

/** Back to the first moment: seeded accounts, no posts, real time, default switches. */
export async function resetWorld(world: World): Promise<void> {
  stopPulls(world);
  world.state = createWorldState(world.initialWebhookUrl);
  world.switches = world.initialSwitches;
  world.timing = world.initialTiming;
  world.clock.reset();
  await world.bytes.clear();
}
