import * as v from 'valibot';
import { publicationStates, publishModes } from './publication.ts';
import { IdSchema, InstantSchema } from './scalars.ts';

/** One publication of a video, as admins see it in `GET /api/videos/:id/uses`: by whom, where to, and what became of it. */
export const VideoUseSchema = v.object({
  /** Of the publication. */
  id: IdSchema,
  creatorName: v.string(),
  accountName: v.string(),
  mode: v.picklist(publishModes),
  state: v.picklist(publicationStates),
  createdAt: InstantSchema,
  postUrl: v.nullable(v.string()),
});
export type VideoUse = v.InferOutput<typeof VideoUseSchema>;
