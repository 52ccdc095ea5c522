import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { EmulatorContext, Environment } from '../emulation.ts';
import { switchesSchema } from '../switches.ts';
import { openIdFor } from '../wire/ids.ts';
import { isJsonObject } from '../wire/json.ts';
import { type Account, accountSchema } from '../world/account.ts';
import { removeAuthorization } from '../world/authorizations.ts';
import { addFault } from '../world/faults.ts';
import { faultSchema } from '../world/fault.ts';
import { listEffects } from '../world/effects.ts';
import { applyScript, readScript } from '../world/script.ts';
import { settle } from '../world/progress.ts';
import { announce } from '../world/webhooks.ts';
import { resetWorld } from '../world/world.ts';
import { type ControlAccess, isControlAllowed } from './access.ts';
import { appPatchSchema, clockSchema, consentSchema, removalSchema } from './control-schemas.ts';

/** Levers of the emulator itself, under `/__control`. TikTok has nothing like them. */
export function controlRoutes(access: ControlAccess): Hono<Environment> {
  const routes = new Hono<Environment>();
  routes.get('/health', (c) => c.json({ status: 'ok' }));
  routes.use(async (c, next) => {
    if (!isControlAllowed(c, access)) {
      return c.json({ message: 'The control routes answer to this machine only.' }, 403);
    }
    return next();
  });
  routes.post('/reset', async (c) => {
    await resetWorld(c.var.world);
    return c.json({ status: 'ok' });
  });
  addWorldRoutes(routes);
  addAccountRoutes(routes);
  addFaultRoutes(routes);
  routes.get('/webhooks', (c) => c.json({ items: c.var.world.state.webhooks }));
  routes.post('/ping', (c) => {
    announce(c.var.world, { event: 'tiktok.ping', openId: '', content: {} });
    return c.json({ status: 'ok' });
  });
  routes.post('/removals', async (c) => {
    const { account, reason } = await readBody(c, removalSchema);
    findAccount(c, account);
    return c.json({ removed: removeAuthorization(c.var.world, account, reason) });
  });
  routes.get('/effects', (c) => c.json({ items: listEffects(c.var.world) }));
  routes.get('/log', (c) => c.json({ items: c.var.world.state.log }));
  return routes;
}

function addWorldRoutes(routes: Hono<Environment>): void {
  routes.get('/app', (c) => c.json(c.var.world.state.app));
  routes.on(['POST', 'PATCH'], '/app', async (c) => {
    const { world } = c.var;
    Object.assign(world.state.app, await readBody(c, appPatchSchema));
    return c.json(world.state.app);
  });
  routes.get('/consent', (c) => c.json(c.var.world.state.automaticConsent ?? { auto: false }));
  routes.post('/consent', async (c) => {
    const { auto, account, scopes } = await readBody(c, consentSchema);
    if (auto) findAccount(c, account);
    c.var.world.state.automaticConsent = auto ? { account, scopes: scopes ?? null } : null;
    return c.json({ auto, account, scopes });
  });
  routes.get('/clock', (c) => c.json(clockAnswer(c)));
  routes.post('/clock', async (c) => {
    const { advanceMs, processingMs, moderationMs } = await readBody(c, clockSchema);
    const { world } = c.var;
    world.timing = {
      processingMs: processingMs ?? world.timing.processingMs,
      moderationMs: moderationMs ?? world.timing.moderationMs,
    };
    world.clock.advance(advanceMs);
    settle(world);
    return c.json(clockAnswer(c));
  });
  routes.get('/switches', (c) => c.json(c.var.world.switches));
  routes.on(['POST', 'PATCH'], '/switches', async (c) => {
    const patch = await readBody(c, v.partial(v.strictObject(switchesSchema.entries)));
    c.var.world.switches = { ...c.var.world.switches, ...patch };
    return c.json(c.var.world.switches);
  });
}

function addAccountRoutes(routes: Hono<Environment>): void {
  routes.get('/accounts', (c) =>
    c.json({ items: [...c.var.world.state.accounts.values()].map((one) => show(c, one)) }),
  );
  routes.post('/accounts', async (c) => {
    const account = await readBody(c, accountSchema);
    if (c.var.world.state.accounts.has(account.username)) {
      throw new ControlError(409, `There is an account "${account.username}" already; change it with PATCH.`);
    }
    c.var.world.state.accounts.set(account.username, account);
    return c.json(show(c, account), 201);
  });
  routes.on('PATCH', ['/accounts', '/accounts/:username'], async (c) => {
    const patch = await readBody(c, accountPatchSchema);
    const account = findAccount(c, pathParameter(c, 'username') ?? patch.username ?? '');
    const changed = understand(accountSchema, { ...account, ...patch, caps: { ...account.caps, ...patch.caps } });
    c.var.world.state.accounts.set(account.username, { ...changed, username: account.username });
    return c.json(show(c, changed));
  });
}

/** Absent stays absent in a patch: the defaults of a new account must not overwrite what was set. */
const accountPatchSchema = v.looseObject({
  username: v.optional(v.string()),
  caps: v.optional(v.looseObject({})),
});

function addFaultRoutes(routes: Hono<Environment>): void {
  routes.get('/faults', (c) => c.json({ items: c.var.world.state.faults }));
  routes.post('/faults', async (c) => c.json(addFault(c.var.world, await readBody(c, faultSchema)), 201));
  routes.delete('/faults', (c) => {
    c.var.world.state.faults = [];
    return c.json({ status: 'ok' });
  });
  routes.post('/script', async (c) => {
    const { world } = c.var;
    applyScript(world, understood(readScript(await readBody(c, v.looseObject({})))));
    const { switches, timing, state } = world;
    return c.json({ switches, timing, faults: state.faults });
  });
  routes.delete('/faults/:id', (c) => {
    c.var.world.state.faults = c.var.world.state.faults.filter(({ id }) => id !== c.req.param('id'));
    return c.json({ status: 'ok' });
  });
}

/** A control request that cannot be carried out; answered as `{ message, issues? }`. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
  readonly status: number;
  readonly issues: string[];

  constructor(status: number, message: string, issues: string[] = []) {
    super(message);
    this.status = status;
    this.issues = issues;
  }
}

async function readBody<Schema extends v.GenericSchema>(
  c: Context<Environment>,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const body: unknown = await c.req.json().catch(() => {
    throw new ControlError(400, 'The body must be JSON.');
  });
  // The schema library counts a list as an object.
  if (!isJsonObject(body)) throw new ControlError(400, 'The body must be a JSON object.');
  return understand(schema, body);
}

function understand<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> {
  return understood(v.safeParse(schema, value));
}

function understood<Schema extends v.GenericSchema>(result: v.SafeParseResult<Schema>): v.InferOutput<Schema> {
  if (result.success) return result.output;
  const issues = result.issues.map((issue) => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`);
  throw new ControlError(400, `The body is not understood: ${issues.join('; ')}`, issues);
}

/** A parameter that only one of a route's two paths has. */
function pathParameter(c: EmulatorContext, name: string): string | undefined {
  return c.req.param(name);
}

function findAccount(c: EmulatorContext, username: string): Account {
  const account = c.var.world.state.accounts.get(username);
  if (!account) throw new ControlError(404, `There is no account "${username}".`);
  return account;
}

function show(c: EmulatorContext, account: Account) {
  const openId = openIdFor(c.var.world.state.app.clientKey, account.username);
  return { ...account, openId, avatarUrl: `${c.var.origin}/avatars/${account.username}-168.png` };
}

function clockAnswer(c: EmulatorContext) {
  const { clock, timing } = c.var.world;
  return { now: new Date(clock.now()).toISOString(), ...timing };
}
