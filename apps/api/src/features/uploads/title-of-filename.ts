const titleMaxLength = 150;
const untitled = 'Untitled video';

/** `C:\clips\New drop.final.mp4` → `New drop.final`: a first title for a video its creator named only by its file. */
export function titleOfFilename(filename: string | null): string {
  const name = filename?.split(/[\\/]/).at(-1) ?? '';
  const printable = name.replaceAll(/\p{Cc}/gu, ' ').replace(/\.[A-Za-z0-9]{1,5}$/, '');
  return printable.trim().slice(0, titleMaxLength).trim() || untitled;
}
