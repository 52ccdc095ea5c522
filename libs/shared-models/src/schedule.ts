import * as v from 'valibot';
import { type Need, type Publication, PublicationSchema } from './publication.ts';
import { ConsentSchema, PostSchema } from './publish-request.ts';
import { CountSchema, IdSchema, InstantSchema } from './scalars.ts';

const dayMs = 24 * 3_600_000;

/** How far ahead a publication may be scheduled. */
export const furthestScheduleMs = 30 * dayMs;
/** The longest part of the calendar that is answered at once. */
export const longestCalendarMs = 62 * dayMs;

/** The code of the need of a publication whose time passed while nobody could send it. */
export const scheduleMissed = 'schedule_missed';

/** The version the change was decided on: another one means that somebody else changed it meanwhile. */
const version = CountSchema;

/** Body of `PATCH /api/publications/:id`. `scheduledAt` null: as soon as possible. */
export const RescheduleSchema = v.strictObject({ scheduledAt: v.nullable(InstantSchema), version });
export type Reschedule = v.InferOutput<typeof RescheduleSchema>;

/**
 * Body of `POST /api/publications/:id/answer`: what the creator chose anew and agreed to. `post` as in the publish request:
 * required for direct, refused for draft.
 */
export const AnswerSchema = v.strictObject({ post: v.optional(PostSchema), consent: ConsentSchema, version });
export type Answer = v.InferOutput<typeof AnswerSchema>;

/** Query of `GET /api/calendar`: `from` inclusive, `to` exclusive, at most 62 days apart. */
export const CalendarQuerySchema = v.object({
  from: InstantSchema,
  to: InstantSchema,
  accountId: v.optional(IdSchema),
});
export type CalendarQuery = v.InferOutput<typeof CalendarQuerySchema>;

/** Answer of `GET /api/calendar`: in the order of their time. `dailyCap`: direct posts TikTok takes of an account in a day. */
export const CalendarSchema = v.object({ items: v.array(PublicationSchema), dailyCap: CountSchema });
export type Calendar = v.InferOutput<typeof CalendarSchema>;

type Timed = Pick<Publication, 'scheduledAt' | 'createdAt'>;
type Standing = Pick<Publication, 'state' | 'publishId'> & { readonly needs: readonly Pick<Need, 'code'>[] };

/** Where a publication stands in lists and in the calendar. */
export const publicationTime = ({ scheduledAt, createdAt }: Timed): string => scheduledAt ?? createdAt;

/** Whether its time may still be moved: nothing has begun, or its time was missed. */
export function isReschedulable({ state, needs }: Omit<Standing, 'publishId'>): boolean {
  if (state === 'needs_attention') return needs.some(({ code }) => code === scheduleMissed);
  return state === 'scheduled' || state === 'queued';
}

/** Whether its creator may still choose anew: TikTok has begun nothing of it. */
export const isAnswerable = ({ state, publishId }: Omit<Standing, 'needs'>): boolean =>
  state === 'needs_attention' && publishId === null;

/** What is wrong with a time to publish at; null when nothing is. */
export function scheduleRefusal(scheduledAt: string, now: Date): string | null {
  const aheadMs = Date.parse(scheduledAt) - now.getTime();
  if (aheadMs <= 0) return 'This moment has passed. Choose a later one.';
  return aheadMs > furthestScheduleMs ? 'Choose a moment within the next 30 days.' : null;
}
