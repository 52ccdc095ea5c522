/** `summer_drop-final.mp4` → `summer drop final`: a first title, to be changed. */
export function titleOf(fileName: string): string {
  const name = fileName.split('/').at(-1) ?? '';
  return name
    .replace(/\.[^.]+$/, '')
    .replace(/[_-]+/g, ' ')
    .trim()
    .slice(0, 150);
}
