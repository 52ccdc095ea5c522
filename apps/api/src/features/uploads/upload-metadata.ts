import { uploadPurposeKey } from '@flowcast/shared-models';
import * as v from 'valibot';

/** tus sends a key without a value as null. */
const text = v.nullish(v.pipe(v.string(), v.maxLength(255)), null);

/** What a client may say about its upload (`Upload-Metadata`, decoded); other keys are ignored. */
export const UploadMetadataSchema = v.object({
  filename: text,
  filetype: text,
  [uploadPurposeKey]: v.nullish(v.picklist(['device', 'catalog'], 'Expected "device" or "catalog".'), 'device'),
});
export type UploadMetadata = v.InferOutput<typeof UploadMetadataSchema>;
