import { Hono, type Next } from 'hono';
import * as v from 'valibot';
import { type ControlAccess, isControlAllowed } from '../control/access.ts';
import { appPatchSchema, clockSchema } from '../control/control-schemas.ts';
import type { EmulatorContext, Environment } from '../emulation.ts';
import { switchesSchema } from '../switches.ts';
import { isJsonObject } from '../wire/json.ts';
import { accountSchema } from '../world/account.ts';
import { faultSchema } from '../world/fault.ts';
import { addFault } from '../world/faults.ts';
import { applyScript, readScript, type Script } from '../world/script.ts';
import { announce } from '../world/webhooks.ts';
import { resetWorld } from '../world/world.ts';
import { controlRoomPage } from './control-room-page.ts';
import { logRows } from './log-rows.ts';

/** The control room: the levers of `/__control` as plain forms that work without script. */
export function controlRoomRoutes(access: ControlAccess): Hono<Environment> {
  const routes = new Hono<Environment>({ strict: false });
  routes.use('/control/*', async (c: EmulatorContext, next: Next) => {
    if (isControlAllowed(c, access)) return next();
    return c.text('The control room opens on this machine only.', 403);
  });
  routes.get('/control', (c) => controlRoomPage(c));
  routes.get('/control/log-rows', (c) => c.html(logRows(c.var.world.state.log)));
  for (const [path, act] of Object.entries(actions)) {
    routes.post(`/control/${path}`, async (c) => {
      const form = new URLSearchParams(await c.req.text());
      const problem = await attempt(() => act(c, form));
      return problem === null ? c.redirect('/control', 303) : controlRoomPage(c, problem);
    });
  }
  return routes;
}

type Action = (c: EmulatorContext, form: URLSearchParams) => void | Promise<void>;

const actions: Readonly<Record<string, Action>> = {
  clock: ({ var: { world } }, form) => {
    const { advanceMs, ...timing } = v.parse(clockSchema, numbersOf(form));
    world.timing = { ...world.timing, ...timing };
    world.clock.advance(advanceMs);
  },
  app: saveApp,
  consent: ({ var: { world } }, form) => {
    const account = form.get('account') ?? '';
    world.state.automaticConsent = world.state.accounts.has(account) ? { account, scopes: null } : null;
  },
  ping: ({ var: { world } }) => {
    announce(world, { event: 'tiktok.ping', openId: '', content: {} });
  },
  accounts: ({ var: { world } }, form) => {
    const account = v.parse(accountSchema, Object.fromEntries(form));
    if (world.state.accounts.has(account.username)) throw new TypeError(`@${account.username} exists already.`);
    world.state.accounts.set(account.username, account);
  },
  'accounts/:username': saveAccount,
  faults: ({ var: { world } }, form) => {
    addFault(world, v.parse(faultSchema, faultOf(form)));
  },
  'faults/:id/remove': (c) => {
    const { state } = c.var.world;
    state.faults = state.faults.filter(({ id }) => id !== c.req.param('id'));
  },
  script: ({ var: { world } }, form) => {
    applyScript(world, scriptOf(form.get('script') ?? ''));
  },
  switches: ({ var: { world } }, form) => {
    const refreshGraceMs = Number(form.get('refreshGraceMs') ?? 0);
    world.switches = v.parse(switchesSchema, { ...Object.fromEntries(form), refreshGraceMs });
  },
  reset: (c) => resetWorld(c.var.world),
};

/** @throws TypeError that says where it is wrong */
function scriptOf(text: string): Script {
  const given = parseObject(text);
  if (given === null) throw new TypeError('A script is a JSON object.');
  const result = readScript(given);
  if (result.success) return result.output;
  const wrong = result.issues.map((issue) => `${v.getDotPath(issue) ?? 'script'}: ${issue.message}`);
  throw new TypeError(`The script is not understood: ${wrong.join('; ')}`);
}

function parseObject(text: string): object | null {
  try {
    const given: unknown = JSON.parse(text);
    return isJsonObject(given) ? given : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** What a form got wrong, as a sentence for its page; null when it was done. */
async function attempt(act: () => void | Promise<void>): Promise<string | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof v.ValiError || error instanceof TypeError) return error.message;
    throw error;
  }
}

function saveApp({ var: { world } }: EmulatorContext, form: URLSearchParams): void {
  const webhookUrl = form.get('webhookUrl') ?? '';
  const prefixes = (form.get('verifiedPrefixes') ?? '').split(/\s+/).filter((prefix) => prefix !== '');
  const patch = v.parse(appPatchSchema, {
    audited: form.has('audited'),
    allowLoopbackPull: form.has('allowLoopbackPull'),
    webhookUrl: webhookUrl === '' ? null : webhookUrl,
    verifiedPrefixes: prefixes,
  });
  Object.assign(world.state.app, patch);
}

function saveAccount(c: EmulatorContext, form: URLSearchParams): void {
  const { accounts } = c.var.world.state;
  const account = accounts.get(c.req.param('username') ?? '');
  if (!account) throw new TypeError('There is no such account.');
  const changed = v.parse(accountSchema, {
    ...account,
    private: form.has('private'),
    commentDisabled: form.has('commentDisabled'),
    duetDisabled: form.has('duetDisabled'),
    stitchDisabled: form.has('stitchDisabled'),
    bannedFromPosting: form.has('bannedFromPosting'),
    maxVideoPostDurationSec: Number(form.get('maxVideoPostDurationSec')),
  });
  accounts.set(account.username, changed);
}

function faultOf(form: URLSearchParams): Record<string, unknown> {
  const [kind, when] = (form.get('fault') ?? '').split(' ');
  const detail = form.get('detail') ?? '';
  const times = form.get('times') === 'always' ? 'always' : Number(form.get('times') ?? 1);
  const details: Readonly<Record<string, Record<string, unknown>>> = {
    delay: { delayMs: Number(detail) },
    cut: { afterBytes: Number(detail) },
    code: { code: detail },
    fail_reason: { reason: detail },
  };
  return { at: form.get('at') ?? '*', kind, times, ...(when !== undefined && { when }), ...details[kind ?? ''] };
}

function numbersOf(form: URLSearchParams): Record<string, number> {
  return Object.fromEntries(
    [...form].filter(([, value]) => value !== '').map(([name, value]) => [name, Number(value)]),
  );
}
