import * as v from 'valibot';
import { CountSchema, IdSchema } from './scalars.ts';
import { VideoRegistrationSchema, VideoSchema } from './video.ts';

/** Where a video file lies in the import folder: no way up, nothing hidden, at most five folders deep. */
const name = v.pipe(
  v.string(),
  v.maxLength(512),
  v.regex(
    /^[^./\\\p{Cc}][^/\\\p{Cc}]*(?:\/[^./\\\p{Cc}][^/\\\p{Cc}]*){0,5}$/u,
    'Name a file inside the import folder.',
  ),
  v.regex(/\.(?:mp4|m4v|mov|qt|webm)$/i, 'Name an MP4, MOV or WebM file.'),
);

/** A video file in the import folder of the server. */
export const ImportFileSchema = v.object({
  name: v.string(),
  sizeBytes: CountSchema,
  /** The catalog video that has the same bytes; null when none is known. */
  video: v.nullable(v.object({ id: IdSchema, title: v.string(), isArchived: v.boolean() })),
});
export type ImportFile = v.InferOutput<typeof ImportFileSchema>;

/** Answer of `GET /api/imports`. `off`: no folder is set up; `unreadable`: it is, but cannot be read. */
export const ImportFolderSchema = v.object({
  status: v.picklist(['off', 'ready', 'unreadable']),
  files: v.array(ImportFileSchema),
  /** There are more files than are listed. */
  isCut: v.boolean(),
});
export type ImportFolder = v.InferOutput<typeof ImportFolderSchema>;

const { title, description, tags } = VideoRegistrationSchema.entries;

/** Admins: a file of the import folder becomes a catalog video. Without a title it gets that of its name. */
export const ImportRequestSchema = v.strictObject({ name, title: v.optional(title), description, tags });
export type ImportRequest = v.InferOutput<typeof ImportRequestSchema>;

/** `already`: a catalog video has the same bytes; nothing was added. */
export const ImportOutcomeSchema = v.object({ outcome: v.picklist(['registered', 'already']), video: VideoSchema });
export type ImportOutcome = v.InferOutput<typeof ImportOutcomeSchema>;
