import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TikTokError } from '../src/index.ts';
import { EVERY_CALL, named } from './support/every-call.ts';
import { testClient } from './support/test-client.ts';

/** Anything a server, a proxy or a captive portal could say; much of it close to what TikTok says. */
const nearlyData = fc.record(
  {
    access_token: fc.anything(),
    expires_in: fc.oneof(fc.integer(), fc.anything()),
    user: fc.oneof(fc.record({ open_id: fc.anything(), follower_count: fc.anything() }), fc.anything()),
    privacy_level_options: fc.array(fc.anything()),
    publish_id: fc.anything(),
    status: fc.constantFrom('FAILED', 'PUBLISH_COMPLETE', 'ODD', null),
    publicaly_available_post_id: fc.anything(),
    videos: fc.oneof(fc.array(fc.record({ id: fc.anything() })), fc.anything()),
    error: fc.oneof(fc.string(), fc.record({ code: fc.constantFrom('ok', 'odd', ''), log_id: fc.anything() })),
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  fc.string(),
  fc.json(),
  nearlyData.map(toJson),
  fc
    .tuple(nearlyData, fc.constantFrom('ok', 'internal_error', 'odd'))
    .map(([data, code]) => toJson({ data, error: { code } })),
);
const status = fc.constantFrom(200, 200, 200, 201, 400, 401, 403, 404, 418, 429, 500, 502, 503);

function toJson(value: object): string {
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner));
}

describe.each(named(EVERY_CALL))('%s', (_, { run }) => {
  it('gives a value or one of our errors, whatever is answered', async () => {
    await fc.assert(
      fc.asyncProperty(status, body, async (answered, text) => {
        const fetch = async () => new Response(text, { status: answered });
        const outcome = await run(testClient({ fetch }).client).then(
          () => 'value',
          (error: unknown) => error,
        );
        if (outcome !== 'value') {
          expect(outcome).toBeInstanceOf(TikTokError);
        } else {
          expect(answered).toBeLessThan(300);
        }
      }),
      { numRuns: 400 },
    );
  });
});
