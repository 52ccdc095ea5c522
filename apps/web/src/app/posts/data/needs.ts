import { isReschedulable, type Need, type Publication, scheduleMissed } from '@flowcast/shared-models';

/** Some of what was agreed to is no longer offered, and can be chosen anew here. */
export function asksForChoices(publication: Publication): boolean {
  return hasNeed(publication, ({ field }) => field?.startsWith('post.') === true);
}

/** Its time has passed without it. */
export function isMissed(publication: Publication): boolean {
  return hasNeed(publication, ({ code }) => code === scheduleMissed);
}

/** It was for a chosen time, and can be moved to another one. */
export function canReschedule(publication: Publication): boolean {
  return publication.scheduledAt !== null && isReschedulable(publication);
}

function hasNeed({ state, needs }: Publication, is: (need: Need) => boolean): boolean {
  return state === 'needs_attention' && needs.some(is);
}
