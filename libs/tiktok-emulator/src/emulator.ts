import { Hono } from 'hono';
import * as v from 'valibot';
import { authorizeRoutes } from './api/authorize-routes.ts';
import { createChunkReceiver } from './api/chunk-receiver.ts';
import { creatorInfo } from './api/creator-info.ts';
import { injectFaults } from './api/fault-injection.ts';
import { initRoutes } from './api/init-routes.ts';
import { logRequests } from './api/logging.ts';
import { oauthRoutes } from './api/oauth-routes.ts';
import { statusRoutes } from './api/status-routes.ts';
import { uploadRoute } from './api/upload-route.ts';
import { userInfo } from './api/user-info.ts';
import { videoRoutes } from './api/video-routes.ts';
import { createClock, type EmulatorClock } from './clock.ts';
import { ControlError, controlRoutes } from './control/control-routes.ts';
import { ConnectionCut, type EmulatorContext, type Environment, type CallInfo } from './emulation.ts';
import { controlRoomRoutes } from './pages/control-room-routes.ts';
import { siteRoutes } from './pages/site-routes.ts';
import { mediaRoutes } from './pages/media-routes.ts';
import { probeMedia } from './media/media-probe.ts';
import type { ByteStore } from './storage/byte-store.ts';
import { createMemoryByteStore } from './storage/memory-byte-store.ts';
import { type EmulatorSwitches, switchesSchema } from './switches.ts';
import { failureAnswer, unsupportedPath } from './wire/answers.ts';
import { endpoints } from './wire/endpoints.ts';
import { originsOf } from './wire/origins.ts';
import { settle } from './world/progress.ts';
import { createWebhookPump } from './world/webhook-pump.ts';
import { createWorldState, resetWorld, stopPulls, type World } from './world/world.ts';

export interface EmulatorOptions {
  /** Origin of the addresses a program fetches: avatars, covers, uploads. Default: the origin of each request. */
  baseUrl?: string;
  /** Origin of the addresses people open: profiles and posts. Default: as `baseUrl`, under TikTok's names its page host. */
  publicUrl?: string;
  /** Origin put into `upload_url`. Default: as `baseUrl`, under TikTok's names its upload host. */
  uploadUrl?: string;
  clock?: EmulatorClock;
  byteStore?: ByteStore;
  /** From the last byte to the verdict, by the emulator's clock. Default 2500. */
  processingMs?: number;
  /** From the verdict to the post id. Default 1500. */
  moderationMs?: number;
  switches?: Partial<EmulatorSwitches>;
  /** Where webhooks go until a lever says otherwise. Default: nowhere. */
  webhookUrl?: string;
  /** Verified for every app from the start, beside the app's own; plain http is taken from here. Ends in `/`. */
  verifiedPrefix?: string;
  /** Who may use `/__control`. `any` is for containers, where the caller is never on loopback. Default `loopback`. */
  controlAccess?: 'loopback' | 'any';
  /** How the emulator itself calls out: webhooks and PULL_FROM_URL. Default: the global `fetch`. */
  fetch?: typeof fetch;
}

export interface Emulator {
  /**
   * Answers as TikTok would. Rejects with a `TypeError`, as `fetch` does, when a fault cuts the connection.
   */
  fetch(request: Request, info?: CallInfo): Promise<Response>;
  /** State and clock, for tests that look behind the wire. */
  readonly world: World;
  reset(): Promise<void>;
  /** Resolves when every webhook that is due was tried once. */
  webhooksSent(): Promise<void>;
  close(): Promise<void>;
}

/**
 * TikTok as a function `Request → Response` over a world in memory.
 *
 * @throws TypeError that names the switch, when one has a value it does not know.
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const world = createWorld(options);
  const app = new Hono<Environment>({ strict: true });
  const webhooks = createWebhookPump(world);
  app.use(prepareRequest(world, options), logRequests, settleFirst, injectFaults);
  addApi(app, world);
  app.route('/', mediaRoutes());
  app.route('/', siteRoutes());
  app.route('/', controlRoomRoutes(options.controlAccess ?? 'loopback'));
  app.route('/__control', controlRoutes(options.controlAccess ?? 'loopback'));
  app.notFound(unsupportedPath);
  app.onError(answerError);
  return {
    world,
    fetch: async (request, info = {}) => {
      try {
        return await app.fetch(request, info);
      } finally {
        webhooks.kick();
      }
    },
    reset: () => resetWorld(world),
    webhooksSent: () => webhooks.idle(),
    close: async () => {
      webhooks.stop();
      stopPulls(world);
      await webhooks.idle();
    },
  };
}

function createWorld(options: EmulatorOptions): World {
  const switches = readSwitches(options.switches);
  const webhookUrl = options.webhookUrl ?? null;
  const timing = { processingMs: options.processingMs ?? 2500, moderationMs: options.moderationMs ?? 1500 };
  return {
    clock: options.clock ?? createClock(),
    bytes: options.byteStore ?? createMemoryByteStore(),
    probe: probeMedia,
    fetch: options.fetch ?? fetch,
    verifiedPrefix: options.verifiedPrefix ?? null,
    initialSwitches: switches,
    initialTiming: timing,
    initialWebhookUrl: webhookUrl,
    switches,
    timing,
    state: createWorldState(webhookUrl),
  };
}

function readSwitches(given: Partial<EmulatorSwitches> = {}): EmulatorSwitches {
  const result = v.safeParse(switchesSchema, given);
  if (result.success) return result.output;
  const wrong = result.issues.map((issue) => `${v.getDotPath(issue) ?? 'switches'}: ${issue.message}`);
  throw new TypeError(`The emulator's switches are not understood: ${wrong.join('; ')}`);
}

function addApi(app: Hono<Environment>, world: World): void {
  app.route('/', authorizeRoutes());
  app.route('/', oauthRoutes());
  app.get(endpoints.user_info.path, userInfo);
  app.post(endpoints.creator_info.path, creatorInfo);
  app.route('/', videoRoutes());
  app.route('/', initRoutes());
  app.route('/', uploadRoute(createChunkReceiver(world.bytes)));
  app.route('/', statusRoutes());
}

function prepareRequest(world: World, options: EmulatorOptions) {
  return async (c: EmulatorContext, next: () => Promise<void>) => {
    const { origin, publicOrigin, uploadOrigin } = originsOf(c.req.url, options);
    c.set('world', world);
    c.set('origin', origin);
    c.set('publicOrigin', publicOrigin);
    c.set('uploadOrigin', uploadOrigin);
    c.set('account', null);
    c.set('code', null);
    c.set('body', null);
    c.set('notes', []);
    c.set('stuck', null);
    c.set('failReason', null);
    c.set('pull', null);
    c.set('cutAfterBytes', null);
    await next();
  };
}

async function settleFirst(c: EmulatorContext, next: () => Promise<void>): Promise<void> {
  settle(c.var.world);
  await next();
}

function answerError(error: Error, c: EmulatorContext): Response {
  if (error instanceof ConnectionCut) throw error;
  if (error instanceof ControlError) {
    return Response.json({ message: error.message, issues: error.issues }, { status: error.status });
  }
  if (error instanceof v.ValiError) return Response.json({ message: error.message }, { status: 400 });
  return failureAnswer(c, error);
}
