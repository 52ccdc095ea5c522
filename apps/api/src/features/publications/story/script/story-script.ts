import type { EmulatorScript, PublicationStory } from '@flowcast/shared-models';
import { toldSettings } from './account-settings.ts';
import { permissionEnds, toldPermissionEnd } from './permission-ends.ts';
import { timingOf, verdictFaults, webhookSwitch } from './publish-verdict.ts';
import { pullFaults } from './pull-fetches.ts';
import { fateOf } from './request-fate.ts';
import { requestsOf } from './script-request.ts';

/** Names the emulator can give an account. */
const emulatedName = /^[a-z0-9_.]{2,24}$/;

/**
 * What the emulator has to be told so that the same request meets the same once more: the account as TikTok told it, the fate
 * of each request by its number, how TikTok fetched the video, how the publish ended and how webhooks came. Pure.
 */
export function scriptOf(story: PublicationStory, username: string | null): EmulatorScript {
  const account = username !== null && emulatedName.test(username) ? username : null;
  const requests = requestsOf(story);
  const { first, changes } = toldSettings(requests);
  const ends = permissionEnds(requests);
  const explained = new Set(ends.flatMap(({ explains }) => explains));
  const told = ends.length === 0 ? toldPermissionEnd(story, requests) : null;
  const removals = [...ends.map(({ fault }) => fault), ...(told ? [told] : [])];
  const verdicts = verdictFaults(story, requests);
  return {
    version: 1,
    account,
    // Nobody's settings can be set.
    settings: account === null ? {} : first,
    switches: webhookSwitch(story),
    timing: timingOf(story),
    faults: [
      ...changes,
      ...removals,
      ...requests.filter((request) => !explained.has(request)).flatMap(fateOf),
      ...pullFaults(requests),
      // With the permission TikTok ends what was under way by itself.
      ...verdicts.filter(({ reason }) => reason !== 'auth_removed' || removals.length === 0),
    ],
  };
}
