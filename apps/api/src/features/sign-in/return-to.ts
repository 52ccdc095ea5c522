/** Where a sign-in leads when nothing better is asked for. */
export const defaultReturnTo = '/publish';

const maxLength = 2048;

/**
 * The path to go to after sign-in, if it is one of our own; the default otherwise. Browsers read `//host`, `/\host` and
 * either with tabs or dots inside as another site, so the text is judged as written and once more as a browser resolves it.
 */
export function safeReturnTo(asked: string | undefined, publicUrl: string): string {
  if (asked === undefined || asked.length > maxLength || !isRooted(asked)) return defaultReturnTo;
  const url = URL.parse(asked, publicUrl);
  if (url?.origin !== new URL(publicUrl).origin) return defaultReturnTo;
  const path = `${url.pathname}${url.search}${url.hash}`;
  return isRooted(path) ? path : defaultReturnTo;
}

function isRooted(path: string): boolean {
  return /^\/(?![/\\])/.test(path);
}
