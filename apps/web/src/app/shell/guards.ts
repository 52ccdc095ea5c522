import { inject } from '@angular/core';
import { type CanActivateFn, RedirectCommand, Router } from '@angular/router';
import { SessionStore } from '../shared/data/session-store.ts';

/**
 * Sends whoever is not signed in to `/login`, and back to where they wanted to go afterwards. When the API cannot say
 * who it is, the address stays and the page says so.
 */
export const signedInOnly: CanActivateFn = async (_route, state) => {
  const session = inject(SessionStore);
  const router = inject(Router);
  const me = await session.load().catch(() => undefined);
  if (me === undefined) return new RedirectCommand(router.parseUrl('/unavailable'), { skipLocationChange: true });
  return me ? true : new RedirectCommand(router.createUrlTree(['/login'], { queryParams: { return_to: state.url } }));
};

/** Creators see the page that does not exist: what they may not use is not advertised. */
export const adminsOnly: CanActivateFn = async () => {
  const session = inject(SessionStore);
  const router = inject(Router);
  await session.load().catch(() => null);
  return session.isAdmin() ? true : new RedirectCommand(router.parseUrl('/not-found'), { skipLocationChange: true });
};
