/** Sign-in is a navigation of the whole page: the API answers with a redirect to TikTok. */
export function signInUrl(options: { returnTo?: string; invite?: string; connect?: boolean }): string {
  const query = new URLSearchParams({ return_to: options.returnTo ?? '/publish' });
  if (options.invite) query.set('invite', options.invite);
  // Adds or renews a TikTok account of whoever is signed in, with TikTok's consent page shown for certain.
  if (options.connect) query.set('connect', '1');
  return `/api/auth/tiktok?${query}`;
}
