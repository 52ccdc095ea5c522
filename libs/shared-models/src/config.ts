import * as v from 'valibot';

/** `GET /api/config`: what the web client must know before anybody signs in. */
export const PublicConfigSchema = v.object({
  /** True while TikTok's addresses are an emulator's: the ribbon says that nothing is posted. */
  emulator: v.boolean(),
  /** Where posts can be looked at: TikTok's or the emulator's own address. */
  tiktokUrl: v.string(),
  scopes: v.array(v.string()),
  uploadMaxBytes: v.number(),
  version: v.string(),
});
export type PublicConfig = v.InferOutput<typeof PublicConfigSchema>;
