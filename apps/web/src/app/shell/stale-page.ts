import { DOCUMENT, inject } from '@angular/core';
import { type NavigationError, RedirectCommand, Router } from '@angular/router';
import { readStored, writeStored } from '../shared/util/stored.ts';

const storageKey = 'flowcast.reloadedAt';
/** A second failure within this time is no deploy but a real problem: reloading again would never end. */
const patienceMs = 30_000;

/** How browsers say that a lazy part of the page could not be loaded. */
const missingPart =
  /dynamically imported module|Importing a module script failed|not a valid JavaScript MIME type|module script/i;

/**
 * After a deploy a page that is still open asks for parts that no longer exist. One reload brings the new page; when that
 * does not help, somebody gets a page that says so instead of a blank one.
 */
export function recoverFromStalePage({
  error,
  url,
}: Pick<NavigationError, 'error' | 'url'>): RedirectCommand | undefined {
  if (!(error instanceof Error) || !missingPart.test(error.message)) return undefined;
  const location = inject(DOCUMENT).location;
  const reloadedAt = Number(readStored(storageKey, sessionStorage) ?? 0);
  if (Date.now() - reloadedAt < patienceMs) {
    return new RedirectCommand(inject(Router).parseUrl('/unavailable'), { skipLocationChange: true });
  }
  writeStored(storageKey, Date.now(), sessionStorage);
  location.assign(url);
  return undefined;
}
