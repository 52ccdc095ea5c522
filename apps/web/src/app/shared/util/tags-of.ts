/** `Summer, #harbour` → `['summer', 'harbour']`: cut at commas and hashes, without doubles. */
export function tagsOf(text: string): string[] {
  const tags = text.split(/[,#]/).map((tag) => tag.trim().toLowerCase());
  return [...new Set(tags.filter((tag) => tag !== ''))];
}
