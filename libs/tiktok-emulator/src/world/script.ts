import * as v from 'valibot';
import { switchesSchema } from '../switches.ts';
import { type Account, accountSchema, accountSettingsSchema, changedAccount } from './account.ts';
import { faultSchema } from './fault.ts';
import { addFault } from './faults.ts';
import type { World } from './world.ts';

const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * What the next publish of an account is to meet, in one piece. The exported story of a publication holds one; written by
 * hand it does the same. Strict, so that a misspelt name is noticed and not read over.
 */
export const scriptSchema = v.pipe(
  v.strictObject({
    version: v.literal(1),
    /** Whose publish; null: whoever publishes next. An account that does not exist is made. */
    account: v.optional(v.nullable(accountSchema.entries.username), null),
    /** The account as it is when the script is loaded. */
    settings: v.optional(accountSettingsSchema, {}),
    switches: v.optional(v.partial(v.strictObject(switchesSchema.entries)), {}),
    timing: v.optional(
      v.strictObject({ processingMs: v.optional(milliseconds), moderationMs: v.optional(milliseconds) }),
      {},
    ),
    /** In the name of the account; `skip` counts from the loading on. */
    faults: v.optional(v.array(faultSchema), []),
  }),
  v.forward(
    v.check(
      ({ account, settings }) => account !== null || Object.keys(settings).length === 0,
      'is needed for settings',
    ),
    ['account'],
  ),
);

export type ScriptInput = v.InferInput<typeof scriptSchema>;
export type Script = v.InferOutput<typeof scriptSchema>;

/** The exported story of a publication, of which only the script is read. */
const storyFileSchema = v.pipe(
  v.looseObject({ kind: v.literal('flowcast-story'), version: v.literal(1), script: scriptSchema }),
  v.transform(({ script }) => script),
);

/** A script, by itself or inside an exported story. The issues name the place in what was given. */
export function readScript(given: object): v.SafeParseResult<typeof scriptSchema | typeof storyFileSchema> {
  return v.safeParse('kind' in given ? storyFileSchema : scriptSchema, given);
}

/** Puts the script into force at once, in the place of every fault that could strike the same account. */
export function applyScript(world: World, { account, settings, switches, timing, faults }: Script): void {
  if (account !== null) {
    world.state.accounts.set(account, changedAccount(world.state.accounts.get(account) ?? named(account), settings));
  }
  world.switches = { ...world.switches, ...switches };
  world.timing = { ...world.timing, ...timing };
  world.state.faults = world.state.faults.filter(({ rule }) => !mayStrike(rule.account, account));
  for (const rule of faults) addFault(world, account === null ? rule : { ...rule, account });
}

const named = (username: string): Account => v.parse(accountSchema, { username, displayName: username });

const mayStrike = (struck: string | undefined, account: string | null) =>
  struck === undefined || account === null || struck === account;
