import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as v from 'valibot';

/** `samples.json`: the bundled videos, newest first. `file` and `poster` lie beside it. */
export const SamplesManifestSchema = v.array(
  v.object({
    file: v.string(),
    poster: v.string(),
    title: v.string(),
    description: v.string(),
    tags: v.array(v.string()),
    demo: v.optional(v.boolean(), false),
  }),
);
export type Sample = v.InferOutput<typeof SamplesManifestSchema>[number];

/** Inside the API's package, so that it is found from the sources and from what they are compiled to. */
export function samplesDirectory(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('@flowcast/api/package.json')), 'assets', 'samples');
}
