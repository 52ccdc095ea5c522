export interface CaptionPart {
  text: string;
  isLink: boolean;
}

const linkPattern = /([#@][\p{L}\p{N}_.]+)/u;

/** A caption cut into plain text and the hashtags and mentions that TikTok turns into links. */
export function captionParts(caption: string): CaptionPart[] {
  return caption
    .split(linkPattern)
    .filter((text) => text !== '')
    .map((text) => ({ text, isLink: linkPattern.test(text) }));
}
