/** The first log id that is one; TikTok's bodies sometimes hold an empty text where the header has the id. */
export function firstLogId(...candidates: readonly (string | null | undefined)[]): string | undefined {
  return candidates.find((candidate) => typeof candidate === 'string' && candidate !== '') ?? undefined;
}
