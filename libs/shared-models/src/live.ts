import * as v from 'valibot';
import { CountSchema, IdSchema } from './scalars.ts';

/** One event of `GET /api/live`: something changed; read it by its usual route. Carries no content on purpose. */
export const LiveEventSchema = v.object({
  kind: v.picklist(['publication']),
  id: IdSchema,
  version: CountSchema,
});
export type LiveEvent = v.InferOutput<typeof LiveEventSchema>;
