import * as v from 'valibot';
import { endpointNames } from '../wire/endpoints.ts';
import { accountSettingsSchema } from './account.ts';
import { failReasons } from './publish.ts';

const at = v.optional(v.picklist(['*', ...endpointNames]), '*');
const whenSchema = v.picklist(['before', 'after']);
const status = v.optional(v.pipe(v.number(), v.integer(), v.minValue(500), v.maxValue(599)), 502);
const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600_000));

/** TikTok's reasons of `authorization.removed`: 1 is the user's own wish (docs/tiktok-assumptions.md, webhooks). */
export const removalReasonSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5));

const common = {
  at,
  /** Only requests in the name of this account. */
  account: v.optional(v.string()),
  /** How often it strikes; `always` until it is removed. */
  times: v.optional(v.union([v.literal('always'), v.pipe(v.number(), v.integer(), v.minValue(1))]), 1),
  /** How many matching requests pass unharmed first. */
  skip: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
};

const plannedFetchSchema = v.strictObject({
  method: v.optional(v.picklist(['GET', 'HEAD']), 'GET'),
  afterMs: v.optional(milliseconds, 0),
  cutAfterBytes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
});

/** What can be made to go wrong. `before` and `after` say whether TikTok has acted when the answer goes missing. */
export const faultSchema = v.variant('kind', [
  v.object({ ...common, kind: v.literal('delay'), delayMs: milliseconds }),
  v.object({ ...common, kind: v.literal('lost_answer'), when: whenSchema }),
  v.object({ ...common, kind: v.literal('server_error'), when: whenSchema, status }),
  /** The connection breaks after this many bytes of the request's body. */
  v.object({ ...common, kind: v.literal('cut'), afterBytes: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  /** Any code of TikTok's tables, with its usual HTTP status unless `status` says otherwise. */
  v.object({
    ...common,
    kind: v.literal('code'),
    code: v.pipe(v.string(), v.regex(/^[a-z_]{2,80}$/)),
    message: v.optional(v.string()),
    status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599))),
  }),
  /** The publish this init starts never leaves its processing state. */
  v.object({ ...common, kind: v.literal('stuck') }),
  /** The publish this init starts ends as FAILED with this reason. */
  v.object({ ...common, kind: v.literal('fail_reason'), reason: v.picklist(failReasons) }),
  /**
   * How TikTok fetches the video of the publish this init starts: request for request, until one brings all of it. It fails
   * when none does. `answer` says whether the init is answered before the first of them or after the last.
   */
  v.object({
    ...common,
    kind: v.literal('pull'),
    fetches: v.array(plannedFetchSchema),
    answer: v.optional(v.picklist(['first', 'last']), 'first'),
  }),
  /** TikTok acts, but what it answers is no JSON. */
  v.object({
    ...common,
    kind: v.literal('unreadable'),
    status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)), 200),
  }),
  /** The account is changed right before this request is answered. */
  v.object({ ...common, kind: v.literal('account_settings'), settings: accountSettingsSchema }),
  /** The permission ends right before this request is answered. */
  v.object({ ...common, kind: v.literal('authorization_removed'), reason: v.optional(removalReasonSchema, 1) }),
]);

export type FaultInput = v.InferInput<typeof faultSchema>;
type FaultRule = v.InferOutput<typeof faultSchema>;
export type FaultKind = FaultRule['kind'];

export interface Fault {
  id: string;
  rule: FaultRule;
  /** Matching requests seen, struck or not. */
  seen: number;
  struck: number;
}

export type FaultOf<Kind extends FaultKind> = Extract<FaultRule, { kind: Kind }>;
