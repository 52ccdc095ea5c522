/** Sign-in is a navigation of the whole page: the API answers with a redirect to TikTok. */
export function signInUrl(options: { returnTo?: string; invite?: string }): string {
  const query = new URLSearchParams({ return_to: options.returnTo ?? '/publish' });
  if (options.invite) query.set('invite', options.invite);
  return `/api/auth/tiktok?${query}`;
}
