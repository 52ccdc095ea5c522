export interface DeclarationPart {
  text: string;
  url: string | null;
}

interface Declaration {
  sentence: string;
  links: readonly { text: string; url: string }[];
}

/** The declaration cut at its links, so that the sentence stays word for word TikTok's. */
export function declarationParts({ sentence, links }: Declaration): DeclarationPart[] {
  const first = links
    .map((link) => ({ link, at: sentence.indexOf(link.text) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0];
  if (!first) return sentence ? [{ text: sentence, url: null }] : [];
  const { link, at } = first;
  const rest = { sentence: sentence.slice(at + link.text.length), links: links.filter((other) => other !== link) };
  return [{ text: sentence.slice(0, at), url: null }, link, ...declarationParts(rest)];
}
