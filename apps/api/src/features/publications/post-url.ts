/** TikTok's own address of a post; null while its id or the account's username is not known. */
export function postUrlOf(tiktokUrl: string, username: string | null, postIds: readonly string[]): string | null {
  const [postId] = postIds;
  return username && postId ? `${tiktokUrl}/@${username}/video/${postId}` : null;
}

/** The post id in such an address; null when it is not a post of this TikTok. */
export function postIdOf(tiktokUrl: string, postUrl: string): string | null {
  if (!postUrl.startsWith(`${tiktokUrl}/@`)) return null;
  return /^\/@[^/]+\/(?:video|photo)\/(\d{1,25})\/?$/.exec(new URL(postUrl).pathname)?.[1] ?? null;
}
